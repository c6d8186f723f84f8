"""Things put together: beside, on, in, under or behind one another.

What belongs together touches, and the group as a whole fits its place.
"""

from dataclasses import dataclass, field, replace

from studio.providers.sketch.color import Palette
from studio.providers.sketch.pen import Box, Point, Sheet, group, path, route
from studio.providers.sketch.subjects import Drawn

HERO = 100.0
"""Height of the first thing in the group's own units."""
TOUCH = 0.12
"""How far neighbours overlap, as a share of the narrower one's width."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to arrange."""

    drawn: Drawn
    tie: str = ""
    count: int = 1


@dataclass(slots=True)
class _Place:
    drawn: Drawn
    x: float
    """Of the middle."""
    y: float
    """Of the foot; the ground is 0, up is negative."""
    scale: float
    depth: int
    """Painted from low to high."""
    casts: bool = True
    flip: bool = False
    turn: float = 0.0
    """Degrees round its own middle, as something lies on a table."""

    @property
    def width(self) -> float:
        return self.drawn.width * self.scale

    @property
    def height(self) -> float:
        return self.drawn.height * self.scale

    @property
    def top(self) -> float:
        return self.y - self.height


@dataclass(slots=True)
class Group:
    """An arrangement in units in which its first thing is about 100 high."""

    places: list[_Place] = field(default_factory=list)

    @property
    def bounds(self) -> Box:
        """Left, top, width, height; the foot of most things is at 0."""
        left = min(p.x - p.width / 2 for p in self.places)
        right = max(p.x + p.width / 2 for p in self.places)
        top = min(p.top for p in self.places)
        bottom = max(p.y for p in self.places)
        return (left, top, right - left, bottom - top)

    def scale_in(self, box: Box) -> float:
        """Pixels a unit when the group is as large as the box allows."""
        _, _, width, height = self.bounds
        return min(box[2] / width, box[3] / height)

    def lift_first(self, units: float) -> None:
        """Raise what stands first, and whatever is alike, above the rest: onto a plinth.

        What is nearly as tall moves aside, so that it hides nothing from the front.
        """
        first = self.places[0]
        same = [p for p in self.places if p.drawn is first.drawn]
        left = min(p.x - p.width / 2 for p in same)
        right = max(p.x + p.width / 2 for p in same)
        for place in self.places:
            if place.drawn is first.drawn:
                place.y -= units
                place.depth -= 8
            elif place.height > first.height * 0.55:
                half = place.width * 0.46
                aside = place.x >= first.x
                place.x = max(place.x, right + half) if aside else min(place.x, left - half)

    def draw(
        self, sheet: Sheet, box: Box, palette: Palette, *, middle: float | None = None,
        cast: int = 0,
    ) -> Box:  # fmt: skip
        """Paint the group as large as the box allows, on its bottom edge; what it covers.

        The first thing stands over ``middle`` (pixels) as far as the box lets it; without it the
        group as a whole is centred. ``cast`` is the way long shadows fall, -1 or 1; 0 for none.
        """
        left, top, width, height = self.bounds
        scale = self.scale_in(box)
        x = box[0] + (box[2] - width * scale) / 2 - left * scale
        if middle is not None:
            x = middle - self.places[0].x * scale
            x = min(max(x, box[0] - left * scale), box[0] + box[2] - (left + width) * scale)
        y = box[1] + box[3] - (top + height) * scale
        for place in sorted(self.places, key=lambda p: p.depth):
            px, py, unit = x + place.x * scale, y + place.y * scale, place.scale * scale
            if place.casts:
                sheet.add(sheet.shadow(px, py, place.width * scale, palette.shade, 0.3))
                if cast and place.y > -HERO * 0.2:
                    sheet.add(_long_shadow(sheet, place, (px, py), scale, cast))
            sheet.add(_put(place.drawn.svg, place, px, py, unit))
        for place in self.places:
            if place.drawn.front and place.drawn.mouth is not None:
                px, py, unit = x + place.x * scale, y + place.y * scale, place.scale * scale
                sheet.add(_put(place.drawn.front, place, px, py, unit))
        return (x + left * scale, y + top * scale, width * scale, height * scale)


def _long_shadow(sheet: Sheet, place: _Place, foot: Point, scale: float, cast: int) -> str:
    """A shadow that runs far over the ground, paler with distance."""
    wide, tall = place.width * scale, place.height * scale
    x, y = foot
    ends = ((0.0, 0.0), (1.0, 0.0)) if cast > 0 else ((1.0, 0.0), (0.0, 0.0))
    fade = sheet.linear([(0, "#1a1030", 0.34), (1, "#1a1030", 0)], *ends)
    far, thick = tall * 0.95, min(wide, tall) * 0.1
    return path(
        route(
            ("M", x - cast * wide * 0.3, y - thick * 0.4), ("L", x + cast * far, y - thick * 0.7),
            ("L", x + cast * far, y + thick * 0.5), ("L", x - cast * wide * 0.3, y), ("z",),
        ),
        fade,
    )  # fmt: skip


def _put(svg: str, place: _Place, x: float, y: float, scale: float) -> str:
    half, tall = place.drawn.width / 2 * scale, place.drawn.height * scale
    if place.turn:
        inner = group(svg, -half, -tall / 2, scale)
        return group(inner, x, y - tall / 2, 1, place.turn)
    return group(svg, x + half if place.flip else x - half, y - tall, scale, flip=place.flip)


def arrange(pieces: list[Piece], *, upright: bool = False, mirror: bool = False) -> Group:
    """Put the pieces together; the first is the hero. ``upright`` keeps the group narrow."""
    made = Group()
    hero = pieces[0]
    by_piece: list[_Place] = []
    first = _Place(hero.drawn, 0, 0, _scale(hero.drawn, hero.drawn), 10)
    by_piece.append(first)
    made.places.append(first)
    _repeat(made, first, hero.count)
    side = -1 if mirror else 1
    for piece in pieces[1:]:
        place = _Place(piece.drawn, 0, 0, _scale(piece.drawn, hero.drawn), 12)
        target = by_piece[-1]
        by_piece.append(place)
        if piece.tie == "on" and piece.drawn.bulk >= 0.3:
            _put_under(made, place)
        elif piece.tie == "in" and piece.drawn.mouth is not None:
            _put_round(made, place, target)
        elif piece.drawn.hangs:
            _hang(made, place, side)
            side = -side
        elif piece.tie == "wearing":
            place.scale = target.width * 0.82 / place.drawn.width
            place.x, place.y = target.x, target.top + place.height * 0.34
            place.depth, place.casts = target.depth + 1, False
        elif piece.tie in {"under", "behind"}:
            _put_behind(made, place, first if piece.tie == "under" else target, piece.tie, side)
        else:
            _put_beside(made, place, side, upright=upright)
            _repeat(made, place, min(piece.count, 3), away=side)
            side = -side
            continue
        made.places.append(place)
    if mirror:
        # People who turned to a neighbour on the right now turn to one on the left.
        for place in made.places:
            place.flip = place.drawn.faces
    return made


def lay_flat(pieces: list[Piece], *, wide: float) -> Group:
    """Lay the pieces out on a surface as seen from above: in rows, slightly turned.

    ``wide`` is the width of the surface beside its height.
    """
    laid = [piece.drawn for piece in pieces for _ in range(min(piece.count, 6))][:12]
    columns = max(1, round((len(laid) * wide) ** 0.5)) if len(laid) > 1 else 1
    made = Group()
    cell = HERO * 1.16
    for at, drawn in enumerate(laid):
        share = min(1.0, max(0.42, drawn.bulk / laid[0].bulk))
        scale = HERO * share / max(drawn.width, drawn.height)
        row, column = divmod(at, columns)
        last = len(laid) - row * columns
        shift = (columns - min(columns, last)) * cell / 2
        x = column * cell + shift
        y = row * cell + drawn.height * scale / 2
        if row and share < 0.8:
            # Small things lie close to what stands over them.
            y -= cell * (1 - share) * 0.4
        turn = (-9.0, 7.0, -4.0, 11.0)[at % 4]
        made.places.append(_Place(drawn, x, y, scale, at, casts=False, turn=turn))
    return made


def _scale(drawn: Drawn, hero: Drawn) -> float:
    """Units a drawing's unit: real proportions, softened so that small things stay readable."""
    ratio: float = min(1.7, max(0.3, (drawn.bulk / hero.bulk) ** 0.72))
    tall = HERO * ratio
    wide = drawn.width / drawn.height * tall
    # A very long thing is measured by its length.
    return tall / drawn.height * min(1, HERO * 1.9 * max(1, ratio) / wide)


def _repeat(made: Group, first: _Place, count: int, away: int = 0) -> None:
    """Several alike: a row whose middle stands forward, two rows from five on."""
    if count < 2:
        return
    step = first.width * 0.86
    front = count if count <= 4 else (count + 1) // 2
    for i in range(1, count):
        row, at = (0, i) if i < front else (1, i - front)
        size = front if row == 0 else count - front
        offset = at * step * away if away else (at - (size - 1) / 2) * step
        copy = replace(first, x=first.x + offset, scale=first.scale * (1 - 0.06 * (at % 2)))
        copy.y = first.y - first.height * 0.2 * row - first.height * 0.03 * (at % 2)
        copy.depth = first.depth - row - (at % 2)
        made.places.append(copy)
    if not away:
        first.x += -(front - 1) / 2 * step


def _put_under(made: Group, base: _Place) -> None:
    """The base comes under what stood on the ground; everything so far is lifted onto it."""
    wide = max(p.x + p.width / 2 for p in made.places) - min(p.x - p.width / 2 for p in made.places)
    base.scale *= max(1.0, wide * 1.12 / base.width)
    base.x = (
        max(p.x + p.width / 2 for p in made.places) + min(p.x - p.width / 2 for p in made.places)
    ) / 2
    base.depth = 5
    lift = base.height * (1 - base.drawn.surface)
    for place in made.places:
        place.y -= lift
        place.casts = False


def _put_round(made: Group, vessel: _Place, target: _Place) -> None:
    """The vessel holds what came before."""
    wide = target.width
    vessel.scale *= max(1.0, wide * 1.15 / vessel.width)
    vessel.x, vessel.depth = target.x, 5
    rim = vessel.height * (1 - (vessel.drawn.mouth or 0))
    for place in made.places:
        place.y -= rim * 0.62
        place.casts = False


def _put_behind(made: Group, place: _Place, target: _Place, tie: str, side: int) -> None:
    grown = target.height * 1.35 / place.height
    if tie == "under":
        grown = max(grown, target.width * 1.1 / place.width)
    place.scale *= max(1.0, grown)
    place.depth = 2
    place.x = target.x + (0 if tie == "under" else side * target.width * 0.45)
    place.y = target.y - (target.height * 0.06 if tie == "behind" else 0)


def _hang(made: Group, place: _Place, side: int) -> None:
    """On the wall behind, beside the middle, clear of the floor."""
    left, top, width, height = made.bounds
    place.scale *= max(1.0, height * 0.75 / place.height)
    place.x = left + width / 2 + side * (width * 0.5 + place.width * 0.12)
    place.y = top + min(place.height * 0.9, height * 0.55)
    place.depth, place.casts = 0, False


def _put_beside(made: Group, place: _Place, side: int, *, upright: bool) -> None:
    grounded = [p for p in made.places if p.y > -1] or made.places
    edge = max(side * p.x + p.width / 2 for p in grounded)
    overlap = TOUCH if not upright else TOUCH * 2.2
    smaller = min(place.width, *(p.width for p in grounded))
    place.x = side * (edge + place.width / 2 - smaller * overlap)
    hero = made.places[0]
    if upright and place.height >= hero.height * 0.8:
        place.x -= side * smaller * 0.25
        place.y, place.depth = -HERO * 0.05, 3
    elif place.height < hero.height * 0.8:
        place.y, place.depth = HERO * 0.045, 14
    else:
        place.y, place.depth = -HERO * 0.02, 8
    made.places.append(place)
