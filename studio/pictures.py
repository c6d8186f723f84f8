"""What the drawing processes do for the studio. They know no Django: nothing here may import it."""

from gallery import pixels

PREVIEW_WIDTH = 640
"""Pixels."""


def shrink(data: bytes) -> bytes:
    """Make a small WebP from a partial picture.

    Raises:
        InvalidImage, TooLarge: it is no picture that may be decoded.
    """
    opened = pixels.open_checked(data, pixels=pixels.MADE_PIXELS_MAX)
    return pixels.encode(pixels.scaled(pixels.decode(opened), PREVIEW_WIDTH), "webp", "")


def as_png(data: bytes) -> bytes:
    """Write any stored picture as an upright PNG.

    Raises:
        InvalidImage: it is damaged.
    """
    return pixels.encode(pixels.decode(pixels.open_checked(data)), "png", "")


def warm_up() -> None:
    """Load the sketch engine's tables while nobody waits for them."""
    from studio.providers import sketch  # noqa: PLC0415 (heavy, and only drawing processes draw)

    sketch.warm()
