"""Who and what is in a picture: the brief's people and things, drawn and not yet placed."""

import re
from dataclasses import replace
from random import Random

from studio.providers.sketch import figures
from studio.providers.sketch.arrange import Piece
from studio.providers.sketch.brief import Brief
from studio.providers.sketch.color import Palette
from studio.providers.sketch.mentions import PETS, Character, Subject
from studio.providers.sketch.pen import Box, circle, group
from studio.providers.sketch.render import Canvas, with_own_ids
from studio.providers.sketch.subjects import Drawn, draw_subject
from studio.providers.sketch.topics import icons_for

FIGURE = (0.0, 0.0, 900.0, 900.0)
"""The field in which a figure is drawn before it is scaled into its place."""
PERSON_BULK = 2.3
"""Beside things a person is shown smaller than life, or the things would be dots."""
CHILD = 0.62
"""How tall a child is beside an adult, before sizes are softened."""
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
_NEAR = re.compile(r"\b(?:headshot|head shot|half[- ]body|waist up|bust)\b")


def cast_brief(
    canvas: Canvas, brief: Brief, palette: Palette, rng: Random, cutouts: tuple[Drawn, ...] = (),
    *, whole: bool = False, standing: bool = False,
) -> list[Piece]:  # fmt: skip
    """Draw the people and things of a brief and note what had to be a plain box.

    ``whole`` shows a person of a portrait from head to foot; ``standing`` everybody, for where the
    lower edge must stay empty.
    """
    pieces = [Piece(drawn) for drawn in cutouts]
    near = brief.direction.reach == "close" or bool(_NEAR.search(brief.text))
    half = near or brief.kind == "thumbnail" or (brief.portrait and not whole)
    half = half and not standing
    done: set[str] = set()
    for person in brief.people:
        drawn, brought = _cast_person(canvas, brief, person, palette, rng, half=half)
        pieces += [Piece(one) for one in drawn]
        done |= brought
    for subject in brief.subjects:
        if subject.source == "placeholder":
            canvas.note(f"Drew a plain box for “{subject.noun}”.")
        canvas.drawn.append(subject.noun)
        stands_for_photo = cutouts and subject is brief.subjects[0] and not brief.people
        if subject.name not in done and not stands_for_photo:
            pieces.append(_cast_thing(canvas, brief, subject, palette, rng, first=not pieces))
    if brief.printed and pieces and not brief.people:
        pieces = [Piece(_print_on(pieces, palette), "", pieces[0].count), *pieces[2:]]
    return pieces


def _cast_person(
    canvas: Canvas, brief: Brief, person: Character, palette: Palette, rng: Random, *, half: bool
) -> tuple[list[Drawn], set[str]]:
    """Somebody as often as the brief wants, and the names of the things that come with them."""
    thing = next((s for s in brief.subjects if s.noun == person.holding), None)
    pose = person.pose or ("hold" if thing or person.holding else "relaxed")
    brought = set(COVERED.get(pose, set()))
    if thing and pose not in PETS.values():
        brought.add(thing.name)
    else:
        thing = None
    if half and len(brief.people) == 1 and f"half-{pose}" in figures.poses():
        pose = f"half-{pose}"
    canvas.drawn.append(f"{person.count} × {person.noun}" if person.count > 1 else person.noun)
    moods = brief.moods if person is brief.people[0] else 0
    same = figures.cast(person.text, rng) if moods else None
    drawn = []
    for at in range(moods or person.count):
        who = same
        if person.noun == "family" and at > 1:
            who = figures.cast("child", rng)
        held = _mood_pose(pose, at) if moods else pose
        first = thing if at == 0 else None
        drawn.append(_draw_person(canvas, person, held, first, palette, rng, facing=at, who=who))
    return drawn, brought


def _cast_thing(
    canvas: Canvas, brief: Brief, subject: Subject, palette: Palette, rng: Random, *, first: bool
) -> Piece:
    count = subject.count
    if brief.moods and count == 1 and first:
        count = brief.moods
        canvas.note(f"Sketch has one face for “{subject.noun}”: it is shown {count} times.")
    if subject.name == "shelf" and subject.tie == "on" and not first:
        # What stands on a shelf stands on a low one, not on a bookcase.
        subject = replace(subject, name="sideboard")
    return Piece(draw_subject(subject, palette, rng, canvas.new_name()), subject.tie, count)


def _mood_pose(pose: str, at: int) -> str:
    """The pose in which somebody shows the mood of that number."""
    half = pose.startswith("half-")
    name = ("cheer", "think", "crossed", "akimbo")[at % 4]
    return f"half-{name}" if half else name


def _print_on(pieces: list[Piece], palette: Palette) -> Drawn:
    """The first thing with the second as a mark on its front, or a plain round mark."""
    base = pieces[0].drawn
    side = min(base.width, base.height) * 0.4
    x, y = (base.width - side) / 2, base.height * 0.58 - side / 2
    field = circle(base.width / 2, base.height * 0.58, side * 0.66, palette.light)
    if len(pieces) > 1:
        mark = fit_into(pieces[1].drawn, (x, y, side, side))
    else:
        middle = (base.width / 2, base.height * 0.58)
        mark = circle(*middle, side * 0.5, palette.accent2) + circle(
            *middle, side * 0.24, palette.light
        )
    return replace(base, svg=base.svg + field + mark)


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
    rng: Random, *, facing: int, who: figures.Person | None = None,
) -> Drawn:  # fmt: skip
    holding = (thing.noun if thing else "") or None
    shown = who or figures.cast(person.text, rng)
    figure = figures.draw(
        pose, FIGURE, palette, rng, person.wearing, holding,
        person=shown, backdrop=palette.surface,
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
    if bulk == PERSON_BULK and shown.age == "child":
        bulk *= CHILD
    return Drawn(group(svg, -x, -y), width, height, bulk, faces=True, cut=pose.startswith("half-"))


def fit_into(drawn: Drawn, box: Box) -> str:
    """A drawing as large as the box allows, in its middle."""
    scale = min(box[2] / drawn.width, box[3] / drawn.height)
    x = box[0] + (box[2] - drawn.width * scale) / 2
    y = box[1] + (box[3] - drawn.height * scale) / 2
    return group(drawn.svg, x, y, scale)
