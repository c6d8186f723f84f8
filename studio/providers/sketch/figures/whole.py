"""Figures that have no skeleton: pets and close-up hands, fitted into a box."""

from random import Random

from studio.providers.sketch.color import Palette
from studio.providers.sketch.figures import closeup, held, pets
from studio.providers.sketch.figures.figure import Figure, cut_below
from studio.providers.sketch.figures.person import CASTING, Person
from studio.providers.sketch.figures.things import HELD
from studio.providers.sketch.figures.wear import dress
from studio.providers.sketch.pen import Box, Point, group

PET = (-290.0, -960.0, 670.0, 970.0)
"""What a sitting pet covers, bare-headed."""
TALL_HATS = 228.0


def draw_pet(
    kind: str, box: Box, palette: Palette, rng: Random, wearing: tuple[str, ...], fur: str
) -> Figure:
    """A sitting cat or dog in what it wears of the things that suit it."""
    outfit = dress(wearing, CASTING, kind, palette, rng, None)
    extras = {item: colour for item, colour in outfit.extras.items() if item in pets.WORN}
    left, top, width, height = PET
    if any(item not in {"glasses", "sunglasses", "mask"} for item in outfit.on_head):
        top, height = top - TALL_HATS, height + TALL_HATS
    if "sunhat" in outfit.on_head:
        left, width = left - 40, width + 40
    scale = min(box[2] / width, box[3] / height)
    x = box[0] + box[2] / 2 - (left + width / 2) * scale
    y = box[1] + box[3] - (top + height) * scale
    marks = pets.draw_pet(kind, pets.fur_colour(kind, fur, rng), outfit.on_head, extras)

    def put(px: float, py: float) -> Point:
        return x + px * scale, y + py * scale

    anchors = {
        "head": put(0, -690),
        "chest": put(0, -420),
        "hip": put(0, -60),
        "hand_left": put(-58, -30),
        "hand_right": put(58, -30),
        "foot_left": put(-150, -10),
        "foot_right": put(150, -10),
        "shoulder_left": put(-120, -500),
        "shoulder_right": put(120, -500),
    }
    known = tuple(
        item
        for item in outfit.worn
        if dress((item,), CASTING, kind, palette, Random(0), None).on_head
        or set(dress((item,), CASTING, kind, palette, Random(0), None).extras) & pets.WORN
    )
    return Figure(
        group(marks, x, y, scale),
        "",
        anchors,
        (x + left * scale, y + top * scale, width * scale, height * scale),
        None,
        known,
    )


def draw_hand(
    name: str, box: Box, palette: Palette, who: Person, holding: str | None, facing: str
) -> Figure:
    """A close-up hand; it holds a phone when asked for one, and leaves room for anything else."""
    side = min(box[2], box[3])
    mirror = facing == "left"
    x, y = box[0] + (box[2] - side) / 2, box[1] + box[3] - side
    scale = side / 1000
    start = x + side if mirror else x

    def marks(inner: str) -> str:
        return group(inner, start, y, scale, flip=mirror)

    gx, gy, gw, gh = closeup.HANDS[name]
    grip: Box | None = (
        x + (1000 - gx - gw if mirror else gx) * scale,
        y + gy * scale,
        gw * scale,
        gh * scale,
    )
    behind = marks(closeup.draw_hand_behind(name, who.skin, palette.accent))
    before = marks(closeup.draw_hand_before(name, who.skin))
    if holding and held.find_held(holding) == "phone" and name == "hand":
        px, py, pw, ph = closeup.PHONE
        thing = HELD["phone"][1](held.held_colour(holding, "phone", palette, palette.accent))
        factor = ph / 104
        thing = group(thing, px + pw / 2, py + 70 * factor, factor)
        behind, before, grip = behind + marks(thing) + before, "", None
    area, edge = (x, y, side, side), y + side
    behind = cut_below(behind, area, edge, 1)
    before = cut_below(before, area, edge, 2) if before else ""
    middle = (x + side / 2, y + side * 0.6)
    return Figure(behind, before, {"hand_left": middle, "hand_right": middle}, area, grip, ())
