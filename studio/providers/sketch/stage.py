"""The pictorial part of a layout: a setting with the brief's people and things in it."""

import re
from dataclasses import dataclass
from random import Random

from studio.providers.sketch import figures, photo, scenes
from studio.providers.sketch.arrange import Group, Piece, arrange
from studio.providers.sketch.brief import Brief
from studio.providers.sketch.color import Palette
from studio.providers.sketch.nouns import PETS, Character, Subject
from studio.providers.sketch.pen import Box, group
from studio.providers.sketch.render import Canvas, with_own_ids
from studio.providers.sketch.subjects import Drawn, draw_subject
from studio.providers.sketch.topics import icons_for

FIGURE = (0.0, 0.0, 900.0, 900.0)
"""The field in which a figure is drawn before it is scaled into its place."""
PERSON_BULK = 2.3
"""Beside things a person is shown smaller than life, or the things would be dots."""
PET_BULK = 1.15
COVERED = {
    "laptop": {"laptop", "desk", "seat", "table"},
    "sit": {"seat"},
    "read": {"seat", "book", "open-book", "books"},
    "bike": {"bike"},
    "board": {"surfboard", "skateboard"},
    "barbell": {"barbell", "dumbbell"},
    "curl": {"dumbbell"},
    "guitar": {"guitar"},
    "phone": {"phone"},
    "cook": {"pan"},
    "speak": {"studio-microphone"},
    "plank": {"yoga-mat"},
    "lotus": {"yoga-mat"},
    "tree": {"yoga-mat"},
    "warrior": {"yoga-mat"},
    "downdog": {"yoga-mat"},
}
"""Things that a pose brings with it."""
TELLING = frozenset(
    {
        "run",
        "lotus",
        "tree",
        "warrior",
        "bike",
        "barbell",
        "curl",
        "read",
        "laptop",
        "guitar",
        "cook",
    }
)
"""Poses that by themselves say what a picture is about."""
_HALF = re.compile(r"\b(?:portrait|headshot|head shot|close-?up|half[- ]body|waist up|bust)\b")
OUTDOORS = 1.8
"""Bulk from which a thing is too large for a table."""
QUIET = ("studio", "plinth", "plain", "table")
"""Settings for briefs that name none."""


def cast_brief(
    canvas: Canvas, brief: Brief, palette: Palette, rng: Random, cutouts: tuple[Drawn, ...] = ()
) -> list[Piece]:
    """Draw the people and things of a brief and note what had to be a plain box."""
    pieces = [Piece(drawn) for drawn in cutouts]
    done: set[str] = set()
    half = bool(_HALF.search(brief.text)) or brief.kind == "thumbnail"
    for person in brief.people:
        thing = next((s for s in brief.subjects if s.noun == person.holding), None)
        pose = person.pose or ("hold" if thing or person.holding else "relaxed")
        done |= COVERED.get(pose, set())
        if thing and pose not in PETS.values():
            done.add(thing.name)
        else:
            thing = None
        if half and len(brief.people) == 1 and f"half-{pose}" in figures.poses():
            pose = f"half-{pose}"
        canvas.drawn.append(f"{person.count} × {person.noun}" if person.count > 1 else person.noun)
        for at in range(person.count):
            first = thing if at == 0 else None
            drawn = _draw_person(canvas, person, pose, first, palette, rng, facing=at)
            pieces.append(Piece(drawn))
    for subject in brief.subjects:
        if subject.source == "placeholder":
            canvas.note(f"Drew a plain box for “{subject.noun}”.")
        canvas.drawn.append(subject.noun)
        stands_for_photo = cutouts and subject is brief.subjects[0] and not brief.people
        if subject.name not in done and not stands_for_photo:
            drawn = draw_subject(subject, palette, rng, canvas.new_name())
            pieces.append(Piece(drawn, subject.tie, subject.count))
    return pieces


def cast_topic(canvas: Canvas, brief: Brief, palette: Palette, rng: Random) -> list[Piece]:
    """Somebody doing what the brief is about, or two things that stand for it.

    For briefs that name nothing to show.
    """
    pose = figures.find(brief.text)
    if pose in TELLING:
        canvas.drawn.append(f"somebody ({pose})")
        someone = Character("person", brief.text, 1, pose)
        return [Piece(_draw_person(canvas, someone, pose, None, palette, rng, facing=0))]
    pieces = []
    for subject in icons_for(brief)[:2]:
        canvas.drawn.append(subject.noun)
        pieces.append(Piece(draw_subject(subject, palette, rng, canvas.new_name())))
    return pieces


def _draw_person(
    canvas: Canvas, person: Character, pose: str, thing: Subject | None, palette: Palette,
    rng: Random, *, facing: int,
) -> Drawn:  # fmt: skip
    holding = (thing.noun if thing else "") or None
    figure = figures.draw(
        pose, FIGURE, palette, rng, person.wearing, holding,
        person=figures.cast(person.text, rng), backdrop=palette.surface,
        facing="left" if facing % 2 else "right", fur=person.text,
    )  # fmt: skip
    svg = figure.svg
    if figure.grip and thing:
        svg += fit_into(draw_subject(thing, palette, rng, canvas.new_name()), figure.grip)
    svg = with_own_ids(svg + figure.front, canvas.new_name())
    x, y, width, height = figure.bounds
    for item in person.wearing:
        if item not in figure.worn:
            canvas.note(f"Left out “{item}”: Sketch cannot put it on a figure.")
    bulk = PET_BULK if pose in PETS.values() else PERSON_BULK
    return Drawn(group(svg, -x, -y), width, height, bulk, faces=True, cut=pose.startswith("half-"))


def fit_into(drawn: Drawn, box: Box) -> str:
    """A drawing as large as the box allows, in its middle."""
    scale = min(box[2] / drawn.width, box[3] / drawn.height)
    x = box[0] + (box[2] - drawn.width * scale) / 2
    y = box[1] + (box[3] - drawn.height * scale) / 2
    return group(drawn.svg, x, y, scale)


def choose_setting(brief: Brief, rng: Random, pieces: list[Piece]) -> str:
    """The brief's setting, or a quiet one in which the pieces could stand."""
    if brief.setting in scenes.names():
        return brief.setting
    if brief.people:
        return rng.choice(("studio", "plain"))
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
    size: float = 0.62
    """The largest height of the group, as a share of the box's."""
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
    name = choose_setting(brief, rng, pieces)
    if framing.backdrop:
        name = "picture"
    scene = _scene_of(framing, width, height) if framing.backdrop else scenes.paint(
        name, (max(8, round(width)), max(8, round(height))), palette, rng, framing.calm,
        weather=brief.weather, hour=brief.hour,
    )  # fmt: skip
    sheet = canvas.sheet()
    sheet.add(scene.svg)
    if pieces:
        made = arrange(pieces, upright=width < height * 1.05, mirror=framing.mirror)
        place = _place_for(made, brief, scene, box, framing)
        if name == "plinth":
            place = _step_up(made, scene, place, height)
        made.draw(sheet, place, palette, middle=scene.focus_x)
    sheet.add(scene.front)
    canvas.add_clipped(group(sheet.svg(), x, y), box, radius=framing.radius, arch=framing.arch)
    if brief.setting or framing.backdrop:
        canvas.drawn.append(f"{name} setting")
    left, top, wide, tall = scene.calm_boxes[0]
    return (x + left, y + top, wide, tall)


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
    cut = any(place.drawn.cut for place in made.places)
    ground = scene.floor_y if brief.people else scene.ground_y
    lowest = height * (0.62 if calm == "bottom" else min(0.965, 1 - inset))
    tall = min(height * framing.size, height - top)
    if brief.people and scene.figure_height:
        tall = min(tall, max(scene.figure_height, height * 0.6))
        # Who is drawn larger than the place's people stands nearer, so lower in the picture.
        ground += max(0.0, tall - scene.figure_height) * 0.75
    if scene.floor_y > scene.ground_y + 1 and not brief.people:
        # On a worktop nothing stands out over its ends.
        half = scene.focus_width / 2
        left, right = max(left, scene.focus_x - half), min(right, scene.focus_x + half)
    ground = height * 1.01 if cut else min(ground, lowest)
    return (left, max(top, ground - tall), right - left, min(tall, ground - top))


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
