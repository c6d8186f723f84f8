"""What the drawing processes do for the studio. They know no Django: nothing here may import it."""

from gallery import pixels
from gallery.xmp import SourceType

PREVIEW_WIDTH = 640
"""Pixels."""


def shrink(data: bytes, source_type: str) -> bytes:
    """Make a small WebP from a partial picture; it says how it came to be.

    Raises:
        InvalidImage, TooLarge: it is no picture that may be decoded.
    """
    opened = pixels.open_checked(data, pixels=pixels.MADE_PIXELS_MAX)
    return pixels.encode(pixels.scaled(pixels.decode(opened), PREVIEW_WIDTH), "webp", source_type)


def as_png(data: bytes, source_type: str) -> bytes:
    """Write any stored picture as an upright PNG, which says how it came to be if we know.

    Raises:
        InvalidImage: it is damaged.
    """
    return pixels.encode(pixels.decode(pixels.open_checked(data)), "png", source_type)


def sketch(brief: str, *, size: int, seed: int) -> bytes:
    """Draw a brief as a square WebP of ``size`` pixels that says how it came to be."""
    from studio.providers import sketch as engine  # noqa: PLC0415 (heavy, as below)

    drawing = engine.draw(engine.SketchOrder(brief, size, size, seed=seed))
    picture = pixels.decode(pixels.open_checked(drawing.png))
    return pixels.encode(picture, "webp", SourceType.ALGORITHMIC)


def warm_up() -> None:
    """Load the sketch engine's tables while nobody waits for them."""
    from studio.providers import sketch  # noqa: PLC0415 (heavy, and only drawing processes draw)

    sketch.warm()
