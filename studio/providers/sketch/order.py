"""What the sketch engine is asked for, and what it gives back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SketchReference:
    """A picture the brief leans on."""

    data: bytes
    """An encoded PNG, JPEG or WebP that is known to decode, upright."""
    role: str = ""
    """product, person, style, layout, palette, logo, background, or "" for the one to change."""
    keep: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class SketchOrder:
    """One picture to draw. The same order always gives the same bytes."""

    prompt: str
    width: int
    """Pixels, as are all lengths here."""
    height: int
    words: tuple[str, ...] = ()
    """Lines that must stand in the picture exactly: headline, line, button, in this order."""
    seed: int = 0
    references: tuple[SketchReference, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture, of exactly the ordered size."""

    png: bytes
    width: int
    height: int
    alt: str
    """One sentence for people who cannot see it."""
    notes: tuple[str, ...] = ()
    """What was substituted or left out, each a plain sentence for the person who ordered."""
