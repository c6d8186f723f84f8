"""Indoors: living room, bedroom, bathroom, kitchen, café, office, gym, classroom, library, shop.

Furniture stands to both sides of the subject and never on a calm side.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.pen import circle, group, line, number, path, rect
from studio.providers.sketch.scenes import furniture, plants, sky
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
            if all(spot + half < a + wide * 0.12 or spot - half > b - wide * 0.12 for a, b in taken):
                taken.append((spot - half, spot + half))
                return spot
        return None

    def place(self, mark: str, x: float, size: tuple[float, float]) -> float | None:
        """Stand a mark of ``size`` metres on the floor near x; gives its place, or None."""
        wide, tall = size[0] * self.m, size[1] * self.m
        y = self.edge + 0.05 * self.m
        spot = self.settle(x, wide)
        if spot is None or y - tall < self.ceiling or not self.s.free(spot - wide / 2, y - tall, spot + wide / 2, self.edge):
            return None
        self.s.back.add(self.s.back.shadow(spot, y, wide, self.s.palette.shade, 0.2), group(mark, spot, y))
        return spot

    def hang(self, mark: str, x: float, y: float, box: tuple[float, float, float]) -> float | None:
        """Hang a mark near x with its point at y; ``box`` is its width and what it rises over and
        drops under y, in pixels."""
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
    tall = s.figure_height = min(tall, bay / 3.3 * 1.72)
    m = tall / 1.72
    tone = s.local(wall, 0)
    back = s.back
    back.add(rect(0, 0, s.width, edge, back.linear([(0, lighten(tone, 0.02)), (1, lighten(tone, -0.015))])))
    side = 0.12 if s.light == "left" else 0.88
    if not s.night:
        back.add(back.glow(s.width * side, s.height * 0.2, max(s.width, s.height) * 0.6, "#ffffff", 0.24))
    ground = s.local(floor, 0)
    back.add(rect(0, edge, s.width, s.height - edge, back.linear([(0, lighten(ground, 0.03)), (1, lighten(ground, -0.05))])))
    if planks and s.calm != "bottom":
        y, step = edge + 0.1 * m, 0.12 * m
        while y < s.height:
            back.add(line(f"M0 {number(y)}H{s.width}", lighten(ground, -0.05), m * 0.012))
            y, step = y + step, step * 1.35
    back.add(rect(0, edge - 0.1 * m, s.width, 0.1 * m, lighten(tone, 0.05)), rect(0, edge - 0.012 * m, s.width, 0.012 * m, lighten(tone, -0.12)))
    s.behind_words = ground if s.calm == "bottom" else tone
    box = s.calm_box
    left = box[2] if s.calm == "left" and box else 0.0
    right = box[0] if s.calm == "right" and box else float(s.width)
    return Room(s, tone, ground, edge, m, left, right, max(s.height * 0.06, low + m * 0.06))


def warm_wall(s: Setting) -> str:
    """A quiet wall colour of the palette."""
    choices = (s.palette.surface, mix(s.palette.surface, s.palette.accent2, 0.3), mix(s.palette.ground, s.palette.accent, 0.16),
               mix(s.palette.ground, s.palette.accent2, 0.45))
    return choices[s.rng.randrange(4)]


def wood_tone(s: Setting) -> str:
    """A wood that suits the palette."""
    return s.local(s.rng.choice(("#b98a5e", "#a2744c", "#cda67a")), 0.12)


def tones(s: Setting) -> tuple[str, ...]:
    """Colours for small things."""
    palette = s.palette
    return (palette.accent, palette.accent2, mix(palette.accent, palette.light, 0.5),
            mix(palette.accent2, palette.shade, 0.3), mix(palette.light, palette.surface, 0.4))


def add_window(room: Room, x: float, wide: float = 1.3, tall: float = 1.4, *, curtains: bool = True) -> bool:
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
    s.back.add(group(furniture.window(frame, glass, m, wide * m, tall), x, sill))
    if curtains:
        cloth = mix(s.palette.accent2, s.palette.light, 0.4)
        cloth = mix(cloth, room.wall, 0.2)
        s.back.add(rect(x - half, sill - tall - 0.14 * m, half * 2, 0.03 * m, lighten(room.wall, -0.25)))
        for edge in (x - half, x + half - 0.34 * m):
            s.back.add(group(furniture.curtain(cloth, 0.34 * m, tall + 0.5 * m), edge, sill - tall - 0.12 * m))
    if not s.night and not s.grey and s.calm != "bottom":
        fall = 0.9 * m * (1 if s.light == "left" else -1)
        s.back.add(path(f"M{number(x - wide * m / 2 + fall)} {number(room.edge)}h{number(wide * m)}"
                        f"l{number(fall * 0.8)} {number(s.height - room.edge)}h{number(-wide * m * 1.1)}z", "#ffffff", opacity=0.1))
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
            mark = furniture.picture(frame, palette.light, palette.accent, palette.accent2, wide * m,
                                     tall_px, s.rng.randrange(3))
            room.hang(mark, px, y, (wide * m * 1.2, tall_px / 2, tall_px / 2))


def add_plant(room: Room, x: float, tall: float = 1.15) -> None:
    """A pot plant on the floor."""
    s = room.s
    pot = mix(s.palette.accent, s.palette.light, s.rng.uniform(0, 0.4))
    green = s.local("#4d8a61", 0.15)
    room.place(plants.pot_plant(s.rng, pot, green, tall * room.m), x, (0.8, tall))


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
            s.back.add(group(furniture.shelf(s.rng, wood, tones(s), m, wide * m), spot, y))


def add_pendants(room: Room, count: int, long: float) -> None:
    """Lamps from the ceiling, where nothing must stay quiet."""
    s, m = room.s, room.m
    if s.calm == "top":
        return
    for i in range(count):
        x = s.focus_x + (i - (count - 1) / 2) * 1.1 * m
        if 0 < x < s.width and s.free(x - 0.24 * m, 0, x + 0.24 * m, long * m + 0.3 * m):
            s.back.add(s.back.glow(x, long * m + 0.2 * m, 0.9 * m, "#ffe6ae", 0.5 if s.night else 0.3))
            s.back.add(group(furniture.pendant(s.palette.accent, s.palette.shade, m, long * m), x, 0))


def paint_living_room(s: Setting) -> None:
    """Sofa, lamp, window, prints, rug, plants."""
    room = build(s, warm_wall(s), wood_tone(s))
    flip = s.rng.choice((-1, 1))
    add_window(room, room.beside(1.15, flip))
    add_pictures(room, room.beside(1.3, -flip))
    s.back.add(group(furniture.rug(mix(room.floor, s.palette.light, 0.5), room.m, 3.0 * room.m), s.focus_x, s.ground_y + 0.04 * room.m))
    leg = mix(s.palette.shade, "#6a4a34", 0.4)
    cloth = mix(s.palette.accent2, s.palette.surface, 0.15)
    room.place(furniture.sofa(cloth, leg, room.m, s.palette.accent), room.beside(1.45, -flip), (2.1, 0.9))
    room.place(furniture.armchair(s.palette.accent, leg, room.m), room.beside(1.15, flip), (0.85, 0.95))
    lamp = mix("#ffedc2", s.palette.accent, 0.1)
    spot = room.place(furniture.floor_lamp(lamp, leg, room.m), room.beside(1.9, flip), (0.45, 1.62))
    if spot is not None and s.night:
        s.back.add(s.back.glow(spot, room.edge - 1.4 * room.m, room.m * 1.2, "#ffe2a4", 0.45))
    add_plant(room, room.beside(2.7, -flip), 1.2)
    add_plant(room, room.beside(2.9, flip), 1.0)


def paint_bedroom(s: Setting) -> None:
    """A bed, a bedside lamp, prints and a window."""
    room = build(s, warm_wall(s), wood_tone(s))
    flip = s.rng.choice((-1, 1))
    wood = wood_tone(s)
    add_window(room, room.beside(1.2, -flip))
    add_pictures(room, room.beside(1.2, flip))
    room.place(furniture.bed(s.palette.accent2, mix(s.palette.light, room.wall, 0.2), wood, room.m), room.beside(1.3, flip), (2.1, 1.0))
    room.place(furniture.table(wood, room.m, 0.5), room.beside(0.9, -flip), (0.5, 0.8))
    add_plant(room, room.beside(1.7, -flip), 1.1)
    s.back.add(group(furniture.rug(mix(room.floor, s.palette.light, 0.55), room.m, 2.4 * room.m), s.focus_x, s.ground_y))


def paint_kitchen(s: Setting) -> None:
    """Worktop with units, shelves, hood, fridge and window; the worktop is what things stand on."""
    room = build(s, mix(s.palette.ground, s.palette.light, 0.4), s.local("#cbb79c", 0.12), planks=False)
    m, flip = room.m, s.rng.choice((-1, 1))
    tile = lighten(room.wall, -0.035)
    front = mix(s.palette.accent2, s.palette.surface, 0.25)
    left, right = max(room.left, -s.width * 0.05), min(room.right, s.width * 1.05)
    wide = right - left
    base = room.edge + 0.05 * m
    if s.calm not in {"top"}:
        for row in range(4):
            y = base - 0.95 * m - (row + 1) * 0.13 * m
            s.back.add(line(f"M{number(left)} {number(y)}H{number(right)}", tile, m * 0.012))
            x = left + (0.12 * m if row % 2 else 0)
            while x < right:
                s.back.add(line(f"M{number(x)} {number(y)}v{number(0.13 * m)}", tile, m * 0.012))
                x += 0.24 * m
    has_window = add_window(room, s.focus_x + s.rng.uniform(-0.1, 0.1) * m, 1.2, 1.1, curtains=False)
    for side in (-1, 1) if has_window else (-1, 0, 1):
        mark = furniture.shelf(s.rng, wood_tone(s), tones(s), m, 1.0 * m)
        room.hang(mark, room.beside(1.3, side), room.edge - 1.42 * m, (m, 0.3 * m, 0.05 * m))
    top = mix("#e9e4da", s.palette.light, 0.4)
    s.taken.append((left, base - m, wide, m))
    s.back.add(group(furniture.counter(front, top, m, wide, oven=True), (left + right) / 2, base))
    hx = room.beside(2.4, flip)
    if s.free(hx - 0.4 * m, room.edge - 1.9 * m, hx + 0.4 * m, base) and room.left < hx < room.right:
        s.back.add(group(furniture.fridge(mix("#e6e9ea", s.palette.surface, 0.3), m), hx, base))
    s.floor_y, s.ground_y = s.ground_y + 0.1 * m, base - 0.93 * m
    s.focus_width = min(wide * 0.6, 2.0 * m)
    if room.left < s.focus_x - 1.2 * m * flip < room.right:
        s.back.add(group(plants.pot_plant(s.rng, s.palette.accent, s.local("#5d9a68", 0.1), 0.42 * m), s.focus_x - 1.15 * m * flip, s.ground_y))
    add_pendants(room, 3, 0.35)


def paint_cafe(s: Setting) -> None:
    """Counter shelf, pendant lamps, bistro tables."""
    room = build(s, s.rng.choice((mix(s.palette.accent2, s.palette.shade, 0.25), warm_wall(s), mix("#7c9a86", s.palette.accent2, 0.3))), wood_tone(s))
    m, flip = room.m, s.rng.choice((-1, 1))
    wood = wood_tone(s)
    add_window(room, room.beside(1.3, flip), 1.5, 1.5, curtains=False)
    add_shelves(room, room.beside(1.35, -flip), 1.4, (1.25, 1.67))
    dark = s.palette.shade
    for reach, side in ((1.2, flip), (1.3, -flip), (2.6, flip), (2.8, -flip)):
        set_of_two = group(furniture.chair(s.palette.accent, dark, m), 0.5 * m * side, -0.04 * m)
        set_of_two += furniture.bistro(mix(s.palette.light, wood, 0.2), dark, m)
        room.place(set_of_two, room.beside(reach, side), (1.2, 0.95))
    add_pendants(room, 3, 0.5)
    add_plant(room, room.beside(2.1, -flip), 1.1)


def paint_office(s: Setting) -> None:
    """Desks with screens, a shelf of folders, a board, plants."""
    room = build(s, mix(s.palette.ground, s.palette.surface, 0.5), mix(s.local("#b9b3a8", 0.1), s.palette.surface, 0.2), planks=False)
    m, flip = room.m, s.rng.choice((-1, 1))
    wood = wood_tone(s)
    add_window(room, room.beside(0.4, flip), 1.7, 1.4, curtains=False)
    for side in (-1, 1):
        x = room.beside(1.5, side)
        desk = furniture.table(wood, m, 1.4) + group(furniture.monitor("#30353f", mix(s.palette.accent2, s.palette.light, 0.25), m), 0.1 * m * side, -0.76 * m)
        desk += rect(-0.5 * m * side - 0.05 * m, -0.88 * m, 0.1 * m, 0.12 * m, s.palette.accent, 0.015 * m)
        desk += group(furniture.chair(s.palette.accent2, s.palette.shade, m), 0, 0.07 * m)
        room.place(desk, x, (1.4, 1.3))
    shelf = furniture.bookcase(s.rng, lighten(wood, 0.03), tones(s), m, 1.0 * m, min(1.9 * m, room.edge - room.ceiling))
    room.place(shelf, room.beside(2.8, -flip), (1.0, min(1.9, (room.edge - room.ceiling) / m)))
    add_plant(room, room.beside(2.5, flip), 1.2)
    add_plant(room, room.beside(3.6, flip), 1.0)
    add_pendants(room, 2, 0.3)


def paint_library(s: Setting) -> None:
    """Tall shelves of books to both sides."""
    wood = s.local("#8d6142", 0.1)
    room = build(s, mix(warm_wall(s), wood, 0.15), lighten(wood, -0.04))
    tall = min(2.4, (room.edge - room.ceiling) / room.m)
    colours = (*tones(s), "#8b3f3a", "#3f5d6b", "#c9a35a")
    x = 0.62 * room.m
    while x < s.width + s.height:
        for side in (-1, 1):
            place = s.focus_x + side * (x + 0.6 * room.m)
            room.place(furniture.bookcase(s.rng, wood, colours, room.m, 1.2 * room.m, tall * room.m), place, (1.2, tall))
        x += 1.2 * room.m
    s.back.add(group(furniture.rug(s.palette.accent, room.m, 2.6 * room.m), s.focus_x, s.ground_y))
    add_pendants(room, 1, 0.4)


def paint_classroom(s: Setting) -> None:
    """A board on the wall, pupils' tables, a globe of a lamp."""
    room = build(s, mix(warm_wall(s), s.palette.light, 0.3), wood_tone(s))
    m = room.m
    wide, tall = 2.6 * m, min(1.15 * m, room.edge - 0.8 * m - room.ceiling)
    y = room.edge - 0.85 * m - tall / 2
    x = min(max(s.focus_x, room.left + wide / 2), room.right - wide / 2)
    if tall > 0.4 * m and s.free(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2):
        green = mix("#3f6b5a", s.palette.shade, 0.2)
        s.back.add(group(furniture.board(wood_tone(s), green, m, wide, tall), x, y))
        chalk = "#dfe8e0"
        s.back.add(line(f"M{number(x - wide * 0.42)} {number(y - tall * 0.2)}q{number(m * 0.1)} {number(-m * 0.15)} {number(m * 0.2)} 0"
                        f"t{number(m * 0.2)} 0M{number(x + wide * 0.3)} {number(y + tall * 0.24)}h{number(wide * 0.12)}", chalk, m * 0.018, opacity=0.7))
    for reach, side in ((1.5, -1), (1.5, 1), (2.9, -1), (2.9, 1)):
        px = room.beside(reach, side)
        desk = furniture.table(wood_tone(s), m * 0.85, 1.1)
        room.place(desk + furniture.stool(s.palette.accent, s.palette.shade, m * 0.8), px, (1.0, 0.7))
    add_plant(room, room.beside(2.3, 1), 0.9)


def paint_gym(s: Setting) -> None:
    """Racks of dumbbells, a squat rack, a mirror wall and rubber floor."""
    room = build(s, mix(s.palette.surface, "#59616e", 0.35) if not s.palette.dark else mix(s.palette.surface, s.palette.ground, 0.3),
                 mix("#3c424d", s.palette.shade, 0.4), planks=False)
    m, flip = room.m, s.rng.choice((-1, 1))
    stripe = s.palette.accent
    y = room.edge - 1.3 * m
    lo, hi = max(0.0, room.left), min(float(s.width), room.right)
    if y - 0.24 * m > room.ceiling or s.calm is None:
        s.back.add(path(f"M{number(lo)} {number(y)}H{number(hi)}V{number(y + 0.12 * m)}H{number(lo)}z", stripe, opacity=0.85))
    frame = mix("#2b3038", s.palette.shade, 0.3)
    x = room.beside(1.25, flip)
    tall = min(1.5 * m, room.edge - 0.3 * m - room.ceiling)
    if tall > 0.5 * m and s.free(x - 0.9 * m, room.edge - 0.25 * m - tall, x + 0.9 * m, room.edge - 0.25 * m):
        glass = mix(room.wall, "#eef4f8", 0.55)
        s.back.add(rect(x - 0.9 * m, room.edge - 0.25 * m - tall, 1.8 * m, tall, glass, 0.02 * m))
        s.back.add(path(f"M{number(x - 0.7 * m)} {number(room.edge - 0.25 * m)}l{number(tall * 0.8)} {number(-tall)}h{number(0.25 * m)}"
                        f"l{number(-tall * 0.8)} {number(tall)}z", "#ffffff", opacity=0.3))
    room.place(furniture.dumbbell_rack(frame, (stripe, "#4c535f", s.palette.accent2), m), room.beside(1.35, flip), (1.5, 1.1))
    room.place(furniture.squat_rack(frame, stripe, m), room.beside(1.55, -flip), (2.1, 2.05))
    room.place(furniture.treadmill(frame, s.palette.accent2, m), room.beside(3.2, flip), (1.7, 1.45))
    if s.calm != "bottom":
        mat = mix(room.floor, s.palette.accent2, 0.5)
        s.back.add(path(f"M{number(s.focus_x - 1.1 * m)} {number(s.ground_y - 0.12 * m)}h{number(2.2 * m)}l{number(0.25 * m)} {number(0.34 * m)}"
                        f"h{number(-2.7 * m)}z", mat))
    add_pendants(room, 3, 0.18)


def paint_bathroom(s: Setting) -> None:
    """Tiles, a round mirror, a shelf that things stand on, towels and a plant."""
    room = build(s, mix(s.palette.ground, "#dfeceb", 0.5), mix(s.palette.surface, "#c9d3d2", 0.4), planks=False)
    m, flip = room.m, s.rng.choice((-1, 1))
    base = room.edge + 0.05 * m
    left, right = max(room.left, -s.width * 0.05), min(room.right, s.width * 1.05)
    joint = lighten(room.wall, 0.035)
    top = max(room.ceiling, base - 1.5 * m)
    y = base
    while y > top:
        s.back.add(line(f"M{number(left)} {number(y)}H{number(right)}", joint, m * 0.014))
        y -= 0.22 * m
    x = left
    while x < right:
        s.back.add(line(f"M{number(x)} {number(y + 0.22 * m)}V{number(base)}", joint, m * 0.014))
        x += 0.22 * m
    mirror = room.beside(0.75, flip)
    r = min(0.42 * m, (base - 1.12 * m - room.ceiling) / 2)
    if r > 0.16 * m and s.free(mirror - r, base - 1.1 * m - 2 * r, mirror + r, base - 1.1 * m):
        glass = s.back.linear([(0, mix(room.wall, "#ffffff", 0.6)), (1, mix(room.wall, "#a9c3c8", 0.4))], (0, 0), (1, 1))
        s.back.add(circle(mirror, base - 1.1 * m - r, r * 1.07, wood_tone(s)), circle(mirror, base - 1.1 * m - r, r, glass))
    wood = wood_tone(s)
    s.taken.append((left, base - m, right - left, m))
    s.back.add(group(furniture.counter(wood, mix("#f3f1ec", s.palette.light, 0.4), m, right - left), (left + right) / 2, base))
    s.floor_y, s.ground_y = s.ground_y + 0.1 * m, base - 0.93 * m
    s.focus_width = min((right - left) * 0.5, 1.6 * m)
    side_x = s.focus_x - 1.05 * m * flip
    if room.left < side_x - 0.3 * m and side_x + 0.3 * m < room.right:
        s.back.add(group(plants.pot_plant(s.rng, s.palette.accent, s.local("#5d9a68", 0.1), 0.5 * m), side_x, s.ground_y))
    towel = s.focus_x + 1.25 * m * flip
    if room.left < towel - 0.3 * m and towel + 0.3 * m < room.right:
        s.back.add("".join(rect(towel - 0.22 * m, s.ground_y - (0.1 + 0.1 * i) * m, 0.44 * m, 0.095 * m, tone, 0.04 * m)
                           for i, tone in enumerate((s.palette.accent2, mix(s.palette.light, room.wall, 0.2), s.palette.accent))))


def paint_shop(s: Setting) -> None:
    """A boutique: rails and shelves of goods, an awning stripe, spotlights."""
    room = build(s, mix(warm_wall(s), s.palette.light, 0.25), wood_tone(s))
    m, flip = room.m, s.rng.choice((-1, 1))
    for side in (-1, 1):
        add_shelves(room, room.beside(1.3, side), 1.2, (0.4, 0.86, 1.32))
    rail = mix(s.palette.shade, "#777777", 0.2)
    room.place(furniture.clothes_rail(rail, tones(s), m), room.beside(2.6, flip), (1.3, 1.45))
    add_plant(room, room.beside(2.6, -flip), 1.2)
    add_pendants(room, 3, 0.25)


ROOMS: dict[str, Callable[[Setting], None]] = {
    "bathroom": paint_bathroom, "bedroom": paint_bedroom, "cafe": paint_cafe, "classroom": paint_classroom,
    "gym": paint_gym, "kitchen": paint_kitchen, "library": paint_library, "living room": paint_living_room,
    "office": paint_office, "shop": paint_shop,
}
