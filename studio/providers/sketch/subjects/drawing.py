"""From a subject to its drawing, whatever the source."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from studio.providers.sketch import lexicon
from studio.providers.sketch.color import Palette, recolor_svg, towards_hue
from studio.providers.sketch.mentions import Subject
from studio.providers.sketch.oklab import lch, mix
from studio.providers.sketch.pen import Sheet, group, line, rect
from studio.providers.sketch.render import document, draw_pixels, with_own_ids
from studio.providers.sketch.subjects.animals import COATS, HEAD_WIDTH, TAIL, TAILED, draw_body
from studio.providers.sketch.subjects.shape import SHAPES, Kit, dull
from studio.providers.sketch.typeset import fit_text

FIELD = 128
"""Side of a pictogram's field."""
PULL = 0.12
"""How far a pictogram's colours move towards the palette."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A thing of ``width`` × ``height`` units, tight, standing on its bottom edge."""

    svg: str
    width: float
    height: float
    bulk: float = 1.0
    """How tall it is beside other things, a bottle being 1."""
    surface: float = 0.0
    """How far below its top other things rest on it, as a share of its height."""
    mouth: float | None = None
    """For containers, how far below the top the rim is, as a share of the height."""
    front: str = ""
    """What hides the lower part of what is in a container."""
    hangs: bool = False
    """Whether it belongs on the wall behind, not on the ground."""
    faces: bool = False
    """Whether it looks to one side, the right, and may be mirrored to look at its neighbour."""
    cut: bool = False
    """Whether it ends at its foot, as a half figure does, and must stand on the picture's edge."""


SEATS = {"horse": 0.38, "elephant": 0.12, "camel": 0.3, "motor-scooter": 0.42, "canoe": 0.3}
"""Where on a pictogram its rider sits, as a share of its height."""
HANGING = frozenset({"window", "frame", "mirror", "clock", "pendant", "towel"})


def shape_names() -> tuple[str, ...]:
    """Every parametric shape."""
    return tuple(sorted(SHAPES))


def draw_subject(subject: Subject, palette: Palette, rng: Random, prefix: str) -> Drawn:
    """Draw one piece of a subject. ``prefix`` makes its ids its own on the canvas."""
    bulk = _bulks().get(subject.name, 1.0)
    if subject.source == "shape" and subject.name in SHAPES:
        sheet = Sheet(f"{prefix}-")
        made = SHAPES[subject.name](Kit(palette, rng, sheet, subject.color))
        return Drawn(
            sheet.definitions() + made.svg, made.width, made.height, bulk,
            made.surface / made.height,
            None if made.mouth is None else made.mouth / made.height, made.front,
            subject.name in HANGING,
        )  # fmt: skip
    if subject.source == "pictogram":
        return _pictogram(subject, palette, prefix, bulk)
    return _placeholder(subject.noun, palette)


@lru_cache(maxsize=1)
def _bulks() -> dict[str, float]:
    table = lexicon.read_table("nouns.toml").get("bulk", {})
    return {name: float(bulk) for bulk, names in table.items() for name in lexicon.split(names)}


def _pictogram(subject: Subject, palette: Palette, prefix: str, bulk: float) -> Drawn:
    body = with_own_ids(lexicon.pictograms()[subject.name], prefix)
    left, top, width, height = _ink_box(subject.name)
    if subject.color:
        body = recolor_svg(body, _tinted(subject.color))

    def pull(color: str) -> str:
        near = palette.light if lch(color)[0] > 0.82 else palette.accent2
        return mix(color, palette.shade if lch(color)[0] < 0.3 else near, PULL)

    body = recolor_svg(body, pull)
    if _spills(subject.name):
        body = f'<svg width="{FIELD}" height="{FIELD}">{body}</svg>'
    head = group(body, -left, -top)
    if subject.name in COATS:
        wide = width / HEAD_WIDTH
        trunk, tall = draw_body(subject.name, wide)
        if subject.color:
            trunk = recolor_svg(trunk, towards_hue(subject.color))
        neck = height * 0.8
        svg = group(recolor_svg(trunk, pull), 0, neck) + group(head, (wide - width) / 2, 0)
        # The tail counts on both sides, so that the head stays in the middle.
        side = wide * TAIL if subject.name in TAILED else 0.0
        return Drawn(group(svg, side), wide + 2 * side, neck + tall, bulk)
    return Drawn(head, width, height, bulk, SEATS.get(subject.name, 0.0))


@lru_cache(maxsize=1024)
def _ink_box(name: str) -> tuple[float, float, float, float]:
    """Left, top, width and height of a pictogram's ink in its field."""
    small = 96
    svg = document(lexicon.pictograms()[name], FIELD, FIELD)
    alpha = draw_pixels(svg, small, small).getchannel("A").point(lambda v: 255 * (v > 40))
    left, top, right, bottom = alpha.getbbox() or (0, 0, small, small)
    scale = FIELD / small
    return left * scale, top * scale, (right - left) * scale, (bottom - top) * scale


@lru_cache(maxsize=1024)
def _spills(name: str) -> bool:
    """Whether a pictogram has marks outside its field, which must be cut off."""
    around = document(lexicon.pictograms()[name], FIELD * 3, FIELD * 3, (-FIELD, -FIELD))
    left, top, right, bottom = draw_pixels(around, 96, 96).getchannel("A").getbbox() or (
        32,
        32,
        64,
        64,
    )
    return left < 31 or top < 31 or right > 65 or bottom > 65


def _tinted(color: str) -> Callable[[str], str]:
    """The change that gives a pictogram a named colour and keeps its light and shade."""
    light = lch(color)[0]
    if dull(color) and (light > 0.9 or light < 0.3):
        return lambda own: mix(own, color, 0.72) if lch(own)[0] < 0.97 else own
    return towards_hue(color)


def _placeholder(noun: str, palette: Palette) -> Drawn:
    """A wireframe box with its diagonals and the noun on it."""
    width, height = 300.0, 300.0
    ink, paper = palette.shade, palette.light
    stroke = mix(ink, paper, 0.35)
    name = re.sub(r"\s+", " ", noun)
    block = fit_text(
        name, (34, height / 2 - 44, width - 68, 88), font="inter-600", ink=ink, align="center",
        valign="middle", max_lines=2, max_size=42,
    )  # fmt: skip
    x, y, wide, tall = block.bounds
    plate = rect(x - 16, y - 12, wide + 32, tall + 24, paper, 8)
    cross = line(f"M8 8L{width - 8} {height - 8}M{width - 8} 8L8 {height - 8}", stroke, 2.5)
    frame = rect(3, 3, width - 6, height - 6, paper, 14, stroke=stroke, stroke_width=5)
    return Drawn(frame + cross + plate + block.svg, width, height)
