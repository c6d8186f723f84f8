"""The pictorial part of a layout: a setting with the brief's people and things in it."""

import re
from dataclasses import dataclass
from random import Random

from studio.providers.sketch import photo, scenes
from studio.providers.sketch.arrange import Group, Piece, arrange, lay_flat
from studio.providers.sketch.brief import Brief
from studio.providers.sketch.camera import USUAL, Shot
from studio.providers.sketch.color import Palette
from studio.providers.sketch.pen import Box, group
from studio.providers.sketch.render import Canvas, Staged

NEAR = 0.72
"""Share of the height from which a subject fills the frame rather than stands in it."""
OUTDOORS = 1.8
"""Bulk from which a thing is too large for a table."""
OPEN = frozenset(
    {
        "aurora", "beach", "bridge", "canyon", "city", "cliff", "field", "hill", "island", "pier",
        "rock", "vineyard", "waterfall", "desert", "forest", "lake", "meadow", "mountains", "park",
        "road", "sea", "sky", "snow", "space", "stadium", "stage", "storm", "street", "underwater",
    }
)  # fmt: skip
"""Settings that are not shown from above."""
HOMES: dict[str, tuple[str, ...]] = {
    "tent": ("meadow", "mountains", "lake"),
    "canoe": ("lake",),
    "sailboat": ("sea",),
    "ship": ("sea",),
    "surfboard": ("beach",),
    "palm-tree": ("island", "beach"),
    "lighthouse": ("cliff", "rock"),
    "castle": ("hill",),
    "cabin": ("forest", "lake", "mountains"),
    "house": ("hill", "meadow"),
    "deer": ("forest",),
    "fox": ("forest", "meadow"),
    "bear": ("forest",),
    "owl": ("forest",),
    "hedgehog": ("forest",),
    "camel": ("desert",),
    "cactus": ("desert",),
    "penguin": ("snow",),
    "polar-bear": ("snow",),
    "snowman": ("snow",),
    "skis": ("snow",),
    "cow": ("meadow",),
    "horse": ("meadow",),
    "ewe": ("meadow",),
    "tractor": ("field",),
    "airplane": ("sky",),
    "parachute": ("sky",),
    "rocket": ("space", "sky"),
    "astronaut": ("space",),
    "flying-saucer": ("space",),
    "spouting-whale": ("sea",),
    "dolphin": ("sea",),
    "octopus": ("underwater",),
    "fish": ("underwater",),
    "tropical-fish": ("underwater",),
    "shark": ("underwater",),
    "turtle": ("beach",),
    "crab": ("beach",),
}
"""Where things are at home, for briefs that name no place."""
QUIET = ("studio", "plinth", "plain", "table")
"""Settings for briefs that name none."""


def choose_setting(brief: Brief, rng: Random, pieces: list[Piece], palette: Palette) -> str:
    """The brief's setting, or a quiet one in which the pieces could stand."""
    if brief.setting in scenes.names():
        return brief.setting
    if palette.name == "ground":
        return "studio"
    if brief.people or any(piece.drawn.faces for piece in pieces):
        return rng.choice(("studio", "plain"))
    home = next((HOMES[s.name] for s in brief.subjects if s.name in HOMES), ())
    if home:
        return rng.choice(home)
    largest = max((piece.drawn.bulk for piece in pieces), default=1.0)
    if largest >= OUTDOORS:
        return rng.choice(("meadow", "road", "plain"))
    if len(pieces) > 1 or pieces[0].count > 1 or largest > 1:
        return rng.choice([name for name in QUIET if name != "plinth"])
    return rng.choice(QUIET)


@dataclass(frozen=True, slots=True)
class Framing:
    """How a stage is cut out and filled."""

    calm: scenes.Side | None = None
    """The side kept quiet."""
    words: Box | None = None
    """Where words will stand on the calm side, in pixels of the canvas: the group keeps off it."""
    foot: float | None = None
    """Where words stand along the lower edge, in pixels of the canvas: the group keeps above."""
    size: float = 0.62
    """The largest height of the group, as a share of the box's."""
    shot: Shot = USUAL
    inset: float = 0.04
    """How far the group stays off the edges, as a share of the box."""
    mirror: bool = False
    """Whether the group is built to the left instead of to the right."""
    radius: float = 0.0
    arch: bool = False
    """Whether only the upper corners are rounded."""
    backdrop: bytes = b""
    """An encoded picture that is the setting; empty for a painted one."""


def paint_stage(
    canvas: Canvas,
    brief: Brief,
    palette: Palette,
    rng: Random,
    box: Box,
    pieces: list[Piece],
    framing: Framing,
) -> Box:
    """Paint the setting into a box of the canvas and stand the pieces in it.

    The group stays whole inside the box and out of the calm side. Returns what the setting leaves
    empty for words, in pixels of the canvas.
    """
    x, y, width, height = box
    shot = framing.shot
    flat = shot.overhead and _lies(canvas, brief)
    name = _top_of(brief) if flat else choose_setting(brief, rng, pieces, palette)
    if framing.backdrop:
        name, flat = "picture", False
    scene = _scene_of(framing, width, height) if framing.backdrop else scenes.paint(
        name, (max(8, round(width)), max(8, round(height))), palette, rng, framing.calm,
        weather=brief.weather, hour=brief.hour, shot=shot, light=brief.light,
    )  # fmt: skip
    sheet = canvas.sheet()
    sheet.add(scene.svg)
    covered = (scene.focus_x, scene.ground_y, 0.0, 0.0)
    if pieces and flat:
        made = lay_flat(pieces, wide=width / height)
        covered = made.draw(sheet, _surface_for(box, framing), palette)
    elif pieces:
        made = arrange(pieces, upright=width < height * 1.05, mirror=framing.mirror)
        place = _place_for(made, brief, scene, box, framing)
        if name == "plinth":
            place = _step_up(made, scene, place, height)
        cast = (1 if scene.light == "left" else -1) if brief.light.long_shadow else 0
        covered = made.draw(sheet, place, palette, middle=scene.focus_x, cast=cast)
    sheet.add(scene.front)
    canvas.add_clipped(group(sheet.svg(), x, y), box, radius=framing.radius, arch=framing.arch)
    unknown = None if brief.setting or framing.backdrop else scenes.find_unknown(brief.text)
    if unknown:
        canvas.note(f"Left out the place “{unknown}”: Sketch has no drawing of it.")
    if brief.setting or framing.backdrop:
        canvas.drawn.append(f"{name} setting")
    subject = (x + covered[0], y + covered[1], covered[2], covered[3])
    canvas.stages.append(Staged(box, subject, y + scene.horizon_y))
    left, top, wide, tall = scene.calm_boxes[0]
    return (x + left, y + top, wide, tall)


def _top_of(brief: Brief) -> str:
    """The table top, seen from above, on which things lie."""
    if re.search(r"\b(?:marble|stone|concrete|slate|terrazzo)\b", brief.text):
        return "stone top"
    return "board top" if re.search(r"\b(?:wood|wooden|oak|planks?)\b", brief.text) else "flat lay"


def _lies(canvas: Canvas, brief: Brief) -> bool:
    """Whether what is asked for from above can lie on a table."""
    if brief.people or brief.setting in OPEN:
        canvas.note("Sketch shows people and open places from the front only, not from above.")
        return False
    return True


def _surface_for(box: Box, framing: Framing) -> Box:
    """Where things may lie that are seen from above, in pixels of the picture."""
    _, _, width, height = box
    aside = (framing.shot.across - 0.5) * 0.5
    margin = 0.5 - min(0.44, 0.12 + framing.size * 0.4)
    left, top, right, bottom = margin + aside, margin, 1 - margin + aside, 1 - margin
    if framing.calm == "left":
        left, right = 0.52, 0.95
    elif framing.calm == "right":
        left, right = 0.05, 0.48
    elif framing.calm == "top":
        top, bottom = 0.46, 0.94
    elif framing.calm == "bottom":
        top, bottom = 0.06, 0.62
    left, right = max(0.04, left), min(0.96, right)
    return (left * width, top * height, (right - left) * width, (bottom - top) * height)


def _scene_of(framing: Framing, width: float, height: float) -> scenes.Scene:
    """A photograph as a setting: it fills the box, things stand near its lower edge."""
    placed = photo.place(photo.decode(framing.backdrop), (0.0, 0.0, width, height), fill=True)
    empty: dict[str | None, Box] = {
        "left": (0.0, 0.0, width * 0.46, height),
        "right": (width * 0.54, 0.0, width * 0.46, height),
        "bottom": (0.0, height * 0.66, width, height * 0.34),
    }
    return scenes.Scene(
        svg=placed.svg,
        front="",
        ground_y=height * 0.88,
        floor_y=height * 0.9,
        focus_x=width * {"left": 0.72, "right": 0.28}.get(framing.calm or "", 0.5),
        focus_width=width * 0.8,
        figure_height=height * 0.6,
        light="left",
        ink_hint="dark",
        calm_boxes=(empty.get(framing.calm, (0.0, 0.0, width, height * 0.36)),),
    )


def _place_for(
    made: Group,
    brief: Brief,
    scene: scenes.Scene,
    box: Box,
    framing: Framing,
) -> Box:
    """Where the group may go, in pixels of the scene; its foot is the bottom edge."""
    calm, words, inset = framing.calm, framing.words, framing.inset
    _, _, width, height = box
    left, right = width * inset, width * (1 - inset)
    top = height * 0.06
    gap = min(width, height) * 0.03
    if calm == "left":
        left = words[0] + words[2] + gap - box[0] if words else width * 0.44
    elif calm == "right":
        right = words[0] - gap - box[0] if words else width * 0.56
    elif calm == "top":
        top = words[1] + words[3] + gap - box[1] if words else height * 0.36
    off = framing.shot.across != 0.5 and calm not in {"left", "right"} and framing.size < NEAR
    if off:
        # Something wide still stands off the middle, only smaller.
        span = max(2.2 * min(scene.focus_x - left, right - scene.focus_x), (right - left) * 0.52)
        left = max(left, min(scene.focus_x - span / 2, right - span))
        right = min(right, left + span)
    cut = any(place.drawn.cut for place in made.places)
    ground = scene.floor_y if brief.people else scene.ground_y
    lowest = height * (0.62 if calm == "bottom" else min(0.965, 1 - inset))
    if framing.foot is not None:
        lowest = min(lowest, framing.foot - box[1])
    tall = min(height * framing.size, height - top)
    bare = len(made.places) == 1 and made.places[0].drawn.surface and scene.figure_height
    if bare and not brief.people:
        # A table alone in a room is as high as a table.
        tall = min(tall, scene.figure_height * 0.72)
    if brief.people and scene.figure_height:
        tall = min(tall, height * 0.82)
        # Who is drawn larger than the place's people stands nearer, so lower in the picture.
        ground += max(0.0, tall - scene.figure_height) * 0.75
    if scene.floor_y > scene.ground_y + 1 and not brief.people:
        # On a worktop nothing stands out over its ends.
        half = scene.focus_width / 2
        left, right = max(left, scene.focus_x - half), min(right, scene.focus_x + half)
    ground = height * 1.01 if cut else min(ground, lowest)
    tall = min(tall, ground - top)
    if calm in {"top", "bottom"}:
        # What stays quiet leaves little height: near and far are told apart within it.
        tall = min(tall, (ground - top) * max(0.42, framing.size / 0.72))
    return (left, ground - tall, right - left, tall)


def _step_up(made: Group, scene: scenes.Scene, place: Box, height: float) -> Box:
    """The first thing on the plinth, the others on the floor before it."""
    hero = made.places[0]
    scale = min(made.scale_in(place), scene.focus_width / hero.width)
    others = [p for p in made.places if p.drawn is not hero.drawn]
    step = 0.0
    if others and all(p.casts for p in others):
        step = height * 0.06
        made.lift_first(step / scale)
    _, _, units_wide, units_tall = made.bounds
    scale = min(scale, place[2] / units_wide, (place[3] + step) / units_tall)
    foot = place[1] + place[3] + step
    tall = units_tall * scale
    return (place[0], foot - tall, place[2], tall)
