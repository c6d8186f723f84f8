"""At home: living room, bedroom, bathroom, kitchen.

Furniture stands to both sides of the subject and never on a calm side.
"""

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.pen import circle, group, line, rect, route
from studio.providers.sketch.scenes import fittings, furniture, plants
from studio.providers.sketch.scenes.room import (
    add_pendants,
    add_pictures,
    add_plant,
    add_rug,
    add_window,
    build,
    tones,
    warm_wall,
    wood_tone,
)
from studio.providers.sketch.scenes.setting import Setting


def paint_living_room(s: Setting) -> None:
    """Sofa, lamp, window, prints, rug, plants."""
    room = build(s, warm_wall(s), wood_tone(s))
    flip = s.rng.choice((-1, 1))
    add_window(room, room.beside(1.15, flip))
    add_pictures(room, room.beside(1.3, -flip))
    add_rug(room, mix(room.floor, s.palette.light, 0.5), 3.0)
    leg = mix(s.palette.shade, "#6a4a34", 0.4)
    cloth = mix(s.palette.accent2, s.palette.surface, 0.15)
    room.place(
        furniture.sofa(cloth, leg, room.m, s.palette.accent), room.beside(1.45, -flip), (2.1, 0.9)
    )
    room.place(
        furniture.armchair(s.palette.accent, leg, room.m), room.beside(1.15, flip), (0.85, 0.95)
    )
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
    room.place(
        furniture.bed(s.palette.accent2, mix(s.palette.light, room.wall, 0.2), wood, room.m),
        room.beside(1.3, flip),
        (2.1, 1.0),
    )
    room.place(furniture.table(wood, room.m, 0.5), room.beside(0.9, -flip), (0.5, 0.8))
    add_plant(room, room.beside(1.7, -flip), 1.1)
    add_rug(room, mix(room.floor, s.palette.light, 0.55), 2.4)


def paint_kitchen(s: Setting) -> None:
    """Worktop with units, shelves, hood, fridge and window; the worktop is what things stand on."""
    room = build(
        s, mix(s.palette.ground, s.palette.light, 0.4), s.local("#cbb79c", 0.12), planks=False
    )
    m, flip = room.m, s.rng.choice((-1, 1))
    tile = lighten(room.wall, -0.035)
    front = mix(s.palette.accent2, s.palette.surface, 0.25)
    left, right = max(room.left, -s.width * 0.05), min(room.right, s.width * 1.05)
    wide = right - left
    base = room.edge + 0.05 * m
    if s.calm != "top":
        for row in range(4):
            y = base - 0.95 * m - (row + 1) * 0.13 * m
            s.back.add(line(route(("M", left, y), ("H", right)), tile, m * 0.012))
            x = left + (0.12 * m if row % 2 else 0)
            while x < right:
                s.back.add(line(route(("M", x, y), ("v", 0.13 * m)), tile, m * 0.012))
                x += 0.24 * m
    has_window = add_window(
        room, s.focus_x + s.rng.uniform(-0.1, 0.1) * m, 1.2, 1.1, curtains=False
    )
    for side in (-1, 1) if has_window else (-1, 0, 1):
        mark = fittings.shelf(s.rng, wood_tone(s), tones(s), m, 1.0 * m)
        room.hang(mark, room.beside(1.3, side), room.edge - 1.42 * m, (m, 0.3 * m, 0.05 * m))
    top = mix("#e9e4da", s.palette.light, 0.4)
    s.taken.append((left, base - m, wide, m))
    s.back.add(group(fittings.counter(front, top, m, wide, oven=True), (left + right) / 2, base))
    hx = room.beside(2.4, flip)
    if (
        s.free(hx - 0.4 * m, room.edge - 1.9 * m, hx + 0.4 * m, base)
        and room.left < hx < room.right
    ):
        s.back.add(group(furniture.fridge(mix("#e6e9ea", s.palette.surface, 0.3), m), hx, base))
    s.floor_y, s.ground_y = s.ground_y + 0.1 * m, base - 0.93 * m
    s.focus_width = min(wide * 0.6, 2.0 * m)
    if room.left < s.focus_x - 1.2 * m * flip < room.right:
        s.back.add(
            group(
                plants.pot_plant(s.rng, s.palette.accent, s.local("#5d9a68", 0.1), 0.42 * m),
                s.focus_x - 1.15 * m * flip,
                s.ground_y,
            )
        )
    add_pendants(room, 3, 0.35)


def paint_bathroom(s: Setting) -> None:
    """Tiles, a round mirror, a shelf that things stand on, towels and a plant."""
    room = build(
        s,
        mix(s.palette.ground, "#dfeceb", 0.5),
        mix(s.palette.surface, "#c9d3d2", 0.4),
        planks=False,
    )
    m, flip = room.m, s.rng.choice((-1, 1))
    base = room.edge + 0.05 * m
    left, right = max(room.left, -s.width * 0.05), min(room.right, s.width * 1.05)
    joint = lighten(room.wall, 0.035)
    top = max(room.ceiling, base - 1.5 * m)
    y = base
    while y > top:
        s.back.add(line(route(("M", left, y), ("H", right)), joint, m * 0.014))
        y -= 0.22 * m
    x = left
    while x < right:
        s.back.add(line(route(("M", x, y + 0.22 * m), ("V", base)), joint, m * 0.014))
        x += 0.22 * m
    mirror = room.beside(0.75, flip)
    r = min(0.42 * m, (base - 1.12 * m - room.ceiling) / 2)
    if r > 0.16 * m and s.free(mirror - r, base - 1.1 * m - 2 * r, mirror + r, base - 1.1 * m):
        glass = s.back.linear(
            [(0, mix(room.wall, "#ffffff", 0.6)), (1, mix(room.wall, "#a9c3c8", 0.4))],
            (0, 0),
            (1, 1),
        )
        s.back.add(
            circle(mirror, base - 1.1 * m - r, r * 1.07, wood_tone(s)),
            circle(mirror, base - 1.1 * m - r, r, glass),
        )
    wood = wood_tone(s)
    s.taken.append((left, base - m, right - left, m))
    s.back.add(
        group(
            fittings.counter(wood, mix("#f3f1ec", s.palette.light, 0.4), m, right - left),
            (left + right) / 2,
            base,
        )
    )
    s.floor_y, s.ground_y = s.ground_y + 0.1 * m, base - 0.93 * m
    s.focus_width = min((right - left) * 0.5, 1.6 * m)
    side_x = s.focus_x - 1.05 * m * flip
    if room.left < side_x - 0.3 * m and side_x + 0.3 * m < room.right:
        s.back.add(
            group(
                plants.pot_plant(s.rng, s.palette.accent, s.local("#5d9a68", 0.1), 0.5 * m),
                side_x,
                s.ground_y,
            )
        )
    towel = s.focus_x + 1.25 * m * flip
    if room.left < towel - 0.3 * m and towel + 0.3 * m < room.right:
        s.back.add(
            "".join(
                rect(
                    towel - 0.22 * m,
                    s.ground_y - (0.1 + 0.1 * i) * m,
                    0.44 * m,
                    0.095 * m,
                    tone,
                    0.04 * m,
                )
                for i, tone in enumerate(
                    (s.palette.accent2, mix(s.palette.light, room.wall, 0.2), s.palette.accent)
                )
            )
        )
