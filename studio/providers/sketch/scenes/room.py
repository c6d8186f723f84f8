"""A room: walls and floor, and standing or hanging things where they are free."""

from dataclasses import dataclass, field

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.pen import group, line, path, rect, route
from studio.providers.sketch.scenes import fittings, furniture, plants, sky
from studio.providers.sketch.scenes.setting import Setting


@dataclass(slots=True)
class Room:
    """The walls of a room: colours, the metre, where wall meets floor, and the bay in use."""

    s: Setting
    wall: str
    floor: str
    edge: float
    """The y where the wall meets the floor."""
    m: float
    """A metre, in pixels."""
    left: float
    right: float
    ceiling: float
    """The highest y at which things may hang."""

    standing: list[tuple[float, float]] = field(default_factory=list)
    hung: list[tuple[float, float]] = field(default_factory=list)

    def settle(self, x: float, wide: float, *, wall: bool = False) -> float | None:
        """Where something ``wide`` pixels goes that wants to be at x, or None where all is full.

        It stays in the bay, may be cut by the edge of the picture up to its middle, and keeps
        clear of what is there already.
        """
        half, cut = wide / 2, 0.96 if wall else 0.2
        low = self.left + half if self.left > 0 else half * cut
        high = self.right - half if self.right < self.s.width else self.s.width - half * cut
        taken = self.hung if wall else self.standing
        if high < low:
            return None
        step = wide * 0.2 * (1 if x >= self.s.focus_x else -1)
        for tries in range(7):
            spot = min(high, max(low, x + step * ((tries + 1) // 2) * (1 if tries % 2 else -1)))
            if all(
                spot + half < a + wide * 0.12 or spot - half > b - wide * 0.12 for a, b in taken
            ):
                taken.append((spot - half, spot + half))
                return spot
        return None

    def place(self, mark: str, x: float, size: tuple[float, float]) -> float | None:
        """Stand a mark of ``size`` metres on the floor near x; gives its place, or None."""
        wide, tall = size[0] * self.m, size[1] * self.m
        y = self.edge + 0.05 * self.m
        spot = self.settle(x, wide)
        if (
            spot is None
            or y - tall < self.ceiling
            or not self.s.free(spot - wide / 2, y - tall, spot + wide / 2, self.edge)
        ):
            return None
        self.s.back.add(
            self.s.back.shadow(spot, y, wide, self.s.palette.shade, 0.2), group(mark, spot, y)
        )
        return spot

    def hang(self, mark: str, x: float, y: float, box: tuple[float, float, float]) -> float | None:
        """Hang a mark near x with its point at y; gives its place, or None.

        ``box`` is its width and what it rises over and drops under y, in pixels.
        """
        wide, up, down = box
        if y - up < self.ceiling:
            return None
        spot = self.settle(x, wide, wall=True)
        if spot is None or not self.s.free(spot - wide / 2, y - up, spot + wide / 2, y + down):
            return None
        self.s.back.add(group(mark, spot, y))
        return spot

    def beside(self, reach: float, side: int) -> float:
        """An x to the side (-1, 1) of the subject, ``reach`` metres off, kept in the bay."""
        return self.s.focus_x + side * reach * self.m


def build(s: Setting, wall: str, floor: str, *, planks: bool = True) -> Room:
    """Paint wall and floor."""
    edge = s.ground_y - s.height * 0.07
    low = s.calm_box[3] if s.calm == "top" and s.calm_box else s.height * 0.05
    tall = min(s.height * 0.56, s.ground_y - low * 0.95)
    bay = s.width * (0.5 if s.calm in {"left", "right"} else 1)
    tall = s.figure_height = min(tall, bay / (2.7 if s.calm in {"left", "right"} else 3.3) * 1.72)
    m = tall / 1.72
    tone = s.local(wall, 0)
    s.fill(tone)
    back = s.back
    back.add(
        rect(
            0, 0, s.width, edge, back.linear([(0, lighten(tone, 0.02)), (1, lighten(tone, -0.015))])
        )
    )
    side = 0.12 if s.light == "left" else 0.88
    if not s.night:
        back.add(
            back.glow(s.width * side, s.height * 0.2, max(s.width, s.height) * 0.6, "#ffffff", 0.24)
        )
    ground = s.local(floor, 0)
    back.add(
        rect(
            0,
            edge,
            s.width,
            s.height - edge,
            back.linear([(0, lighten(ground, 0.03)), (1, lighten(ground, -0.05))]),
        )
    )
    if planks and s.calm != "bottom":
        y, step = edge + 0.1 * m, 0.12 * m
        while y < s.height:
            back.add(line(route(("M", 0, y), ("H", s.width)), lighten(ground, -0.05), m * 0.012))
            y, step = y + step, step * 1.35
    back.add(
        rect(0, edge - 0.1 * m, s.width, 0.1 * m, lighten(tone, 0.05)),
        rect(0, edge - 0.012 * m, s.width, 0.012 * m, lighten(tone, -0.12)),
    )
    s.behind_words = ground if s.calm == "bottom" else tone
    box = s.calm_box
    left = box[2] if s.calm == "left" and box else 0.0
    right = box[0] if s.calm == "right" and box else float(s.width)
    return Room(s, tone, ground, edge, m, left, right, max(s.height * 0.06, low + m * 0.06))


def warm_wall(s: Setting) -> str:
    """A quiet wall colour of the palette."""
    choices = (
        s.palette.surface,
        mix(s.palette.surface, s.palette.accent2, 0.3),
        mix(s.palette.ground, s.palette.accent, 0.16),
        mix(s.palette.ground, s.palette.accent2, 0.45),
    )
    return choices[s.rng.randrange(4)]


def wood_tone(s: Setting) -> str:
    """A wood that suits the palette."""
    return s.local(s.rng.choice(("#b98a5e", "#a2744c", "#cda67a")), 0.12)


def tones(s: Setting) -> tuple[str, ...]:
    """Colours for small things."""
    palette = s.palette
    return (
        palette.accent,
        palette.accent2,
        mix(palette.accent, palette.light, 0.5),
        mix(palette.accent2, palette.shade, 0.3),
        mix(palette.light, palette.surface, 0.4),
    )


def add_window(
    room: Room, x: float, wide: float = 1.3, tall: float = 1.4, *, curtains: bool = True
) -> bool:
    """A window with its sill 0.95 m up, as tall as the wall allows; False where it must not be."""
    s, m = room.s, room.m
    sill = room.edge - 0.95 * m
    tall = min(tall * m, sill - room.ceiling - 0.1 * m)
    half = wide * m / 2 + (0.3 * m if curtains else 0.1 * m)
    if tall < 0.5 * m:
        return False
    spot = room.hang("", x, sill, (half * 2, tall + 0.1 * m, 0))
    if spot is None:
        return False
    x = spot
    top, low = sky.sky_colours(s)
    glass = s.back.linear([(0, top), (1, low)])
    frame = lighten(room.wall, 0.09)
    s.back.add(group(fittings.window(frame, glass, m, wide * m, tall), x, sill))
    if curtains:
        cloth = mix(s.palette.accent2, s.palette.light, 0.4)
        cloth = mix(cloth, room.wall, 0.2)
        s.back.add(
            rect(x - half, sill - tall - 0.14 * m, half * 2, 0.03 * m, lighten(room.wall, -0.25))
        )
        for edge in (x - half, x + half - 0.34 * m):
            s.back.add(
                group(
                    fittings.curtain(cloth, 0.34 * m, tall + 0.5 * m), edge, sill - tall - 0.12 * m
                )
            )
    if not s.night and not s.grey and s.calm != "bottom":
        fall = 0.9 * m * (1 if s.light == "left" else -1)
        s.back.add(
            path(
                route(
                    ("M", x - wide * m / 2 + fall, room.edge),
                    ("h", wide * m),
                    ("l", fall * 0.8, s.height - room.edge),
                    ("h", -wide * m * 1.1),
                    ("z",),
                ),
                "#ffffff",
                opacity=0.1,
            )
        )
    return True


def add_pictures(room: Room, x: float) -> None:
    """One or two prints on the wall, their middle about eye height."""
    s, m = room.s, room.m
    y = room.edge - 1.55 * m
    palette = s.palette
    frame = s.rng.choice((palette.shade, lighten(room.wall, 0.1), wood_tone(s)))
    for dx, wide, tall in ((-0.3, 0.46, 0.6), (0.26, 0.36, 0.46)):
        px = x + dx * m
        tall_px = min(tall * m, (y - room.ceiling) * 2 - 0.1 * m)
        if tall_px > 0.25 * m:
            mark = fittings.picture(
                frame,
                palette.light,
                palette.accent,
                palette.accent2,
                wide * m,
                tall_px,
                s.rng.randrange(3),
            )
            room.hang(mark, px, y, (wide * m * 1.2, tall_px / 2, tall_px / 2))


def add_plant(room: Room, x: float, tall: float = 1.15) -> None:
    """A pot plant on the floor."""
    s = room.s
    pot = mix(s.palette.accent, s.palette.light, s.rng.uniform(0, 0.4))
    green = s.local("#4d8a61", 0.15)
    room.place(plants.pot_plant(s.rng, pot, green, tall * room.m), x, (0.8, tall))


def add_rug(room: Room, colour: str, wide: float) -> None:
    """An oval rug ``wide`` metres across under the subject, short of a calm floor."""
    s, y = room.s, room.s.ground_y + 0.04 * room.m
    wide *= room.m
    if s.calm == "bottom" and s.calm_box:
        wide = min(wide, (s.calm_box[1] - room.edge) * 6)
        y = s.calm_box[1] - wide * 0.075
    s.back.add(group(furniture.rug(colour, room.m, wide), s.focus_x, y))


def add_shelves(room: Room, x: float, wide: float, heights: tuple[float, ...]) -> None:
    """Shelves above each other; width and heights in metres."""
    s, m = room.s, room.m
    spot = room.settle(x, wide * m, wall=True)
    if spot is None:
        return
    wood = wood_tone(s)
    for height in heights:
        y, half = room.edge - height * m, wide * m / 2
        if y - 0.3 * m > room.ceiling and s.free(spot - half, y - 0.3 * m, spot + half, y):
            s.back.add(group(fittings.shelf(s.rng, wood, tones(s), m, wide * m), spot, y))


def add_pendants(room: Room, count: int, long: float) -> None:
    """Lamps from the ceiling, where nothing must stay quiet."""
    s, m = room.s, room.m
    if s.calm == "top":
        return
    for i in range(count):
        x = s.focus_x + (i - (count - 1) / 2) * 1.1 * m
        if 0 < x < s.width and s.free(x - 0.24 * m, 0, x + 0.24 * m, long * m + 0.3 * m):
            s.back.add(
                s.back.glow(x, long * m + 0.2 * m, 0.9 * m, "#ffe6ae", 0.5 if s.night else 0.3)
            )
            s.back.add(
                group(fittings.pendant(s.palette.accent, s.palette.shade, m, long * m), x, 0)
            )
