"""Indoors among others: café, classroom, gym, library, office, shop."""

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.pen import group, line, path, rect, route
from studio.providers.sketch.scenes import fittings, furniture
from studio.providers.sketch.scenes.room import (
    add_pendants,
    add_plant,
    add_rug,
    add_shelves,
    add_window,
    build,
    tones,
    warm_wall,
    wood_tone,
)
from studio.providers.sketch.scenes.setting import Setting


def paint_cafe(s: Setting) -> None:
    """Counter shelf, pendant lamps, bistro tables."""
    room = build(
        s,
        s.rng.choice(
            (
                mix(s.palette.accent2, s.palette.shade, 0.25),
                warm_wall(s),
                mix("#7c9a86", s.palette.accent2, 0.3),
            )
        ),
        wood_tone(s),
    )
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
    room = build(
        s,
        mix(s.palette.ground, s.palette.surface, 0.5),
        mix(s.local("#b9b3a8", 0.1), s.palette.surface, 0.2),
        planks=False,
    )
    m, flip = room.m, s.rng.choice((-1, 1))
    wood = wood_tone(s)
    add_window(room, room.beside(0.4, flip), 1.7, 1.4, curtains=False)
    for side in (-1, 1):
        x = room.beside(1.5, side)
        desk = furniture.table(wood, m, 1.4) + group(
            furniture.monitor("#30353f", mix(s.palette.accent2, s.palette.light, 0.25), m),
            0.1 * m * side,
            -0.76 * m,
        )
        desk += rect(
            -0.5 * m * side - 0.05 * m, -0.88 * m, 0.1 * m, 0.12 * m, s.palette.accent, 0.015 * m
        )
        desk += group(furniture.chair(s.palette.accent2, s.palette.shade, m), 0, 0.07 * m)
        room.place(desk, x, (1.4, 1.3))
    shelf = fittings.bookcase(
        s.rng, lighten(wood, 0.03), tones(s), m, 1.0 * m, min(1.9 * m, room.edge - room.ceiling)
    )
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
            room.place(
                fittings.bookcase(s.rng, wood, colours, room.m, 1.2 * room.m, tall * room.m),
                place,
                (1.2, tall),
            )
        x += 1.2 * room.m
    add_rug(room, s.palette.accent, 2.6)
    add_pendants(room, 1, 0.4)


def paint_classroom(s: Setting) -> None:
    """A board on the wall, pupils' tables, a globe of a lamp."""
    room = build(s, mix(warm_wall(s), s.palette.light, 0.3), wood_tone(s))
    m = room.m
    wide, tall = 2.6 * m, min(1.15 * m, room.edge - 0.95 * m - room.ceiling)
    y = room.edge - 0.85 * m - tall / 2
    half = wide / 2 + 0.07 * m  # with its frame
    x = min(max(s.focus_x, room.left + half), room.right - half)
    if tall > 0.4 * m and s.free(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2):
        green = mix("#3f6b5a", s.palette.shade, 0.2)
        s.back.add(group(fittings.board(wood_tone(s), green, m, wide, tall), x, y))
        chalk = "#dfe8e0"
        s.back.add(
            line(
                route(
                    ("M", x - wide * 0.42, y - tall * 0.2),
                    ("q", m * 0.1, -m * 0.15, m * 0.2, 0),
                    ("t", m * 0.2, 0),
                    ("M", x + wide * 0.3, y + tall * 0.24),
                    ("h", wide * 0.12),
                ),
                chalk,
                m * 0.018,
                opacity=0.7,
            )
        )
    for reach, side in ((1.5, -1), (1.5, 1), (2.9, -1), (2.9, 1)):
        px = room.beside(reach, side)
        desk = furniture.table(wood_tone(s), m * 0.85, 1.1)
        room.place(
            desk + furniture.stool(s.palette.accent, s.palette.shade, m * 0.8), px, (1.0, 0.7)
        )
    add_plant(room, room.beside(2.3, 1), 0.9)


def paint_gym(s: Setting) -> None:
    """Racks of dumbbells, a squat rack, a mirror wall and rubber floor."""
    room = build(
        s,
        mix(s.palette.surface, "#59616e", 0.35)
        if not s.palette.dark
        else mix(s.palette.surface, s.palette.ground, 0.3),
        mix("#3c424d", s.palette.shade, 0.4),
        planks=False,
    )
    m, flip = room.m, s.rng.choice((-1, 1))
    stripe = s.palette.accent
    y = room.edge - 1.3 * m
    lo, hi = max(0.0, room.left), min(float(s.width), room.right)
    if y - 0.24 * m > room.ceiling or s.calm is None:
        s.back.add(
            path(
                route(("M", lo, y), ("H", hi), ("V", y + 0.12 * m), ("H", lo), ("z",)),
                stripe,
                opacity=0.85,
            )
        )
    frame = mix("#2b3038", s.palette.shade, 0.3)
    x = room.beside(1.25, flip)
    tall = min(1.5 * m, room.edge - 0.3 * m - room.ceiling)
    if tall > 0.5 * m and s.free(
        x - 0.9 * m, room.edge - 0.25 * m - tall, x + 0.9 * m, room.edge - 0.25 * m
    ):
        glass = mix(room.wall, "#eef4f8", 0.55)
        s.back.add(rect(x - 0.9 * m, room.edge - 0.25 * m - tall, 1.8 * m, tall, glass, 0.02 * m))
        s.back.add(
            path(
                route(
                    ("M", x - 0.7 * m, room.edge - 0.25 * m),
                    ("l", tall * 0.8, -tall),
                    ("h", 0.25 * m),
                    ("l", -tall * 0.8, tall),
                    ("z",),
                ),
                "#ffffff",
                opacity=0.3,
            )
        )
    room.place(
        furniture.dumbbell_rack(frame, (stripe, "#4c535f", s.palette.accent2), m),
        room.beside(1.35, flip),
        (1.5, 1.1),
    )
    room.place(furniture.squat_rack(frame, stripe, m), room.beside(1.55, -flip), (2.1, 2.05))
    room.place(
        furniture.treadmill(frame, s.palette.accent2, m), room.beside(3.2, flip), (1.7, 1.45)
    )
    if s.calm != "bottom":
        mat = mix(room.floor, s.palette.accent2, 0.5)
        s.back.add(
            path(
                route(
                    ("M", s.focus_x - 1.1 * m, s.ground_y - 0.12 * m),
                    ("h", 2.2 * m),
                    ("l", 0.25 * m, 0.34 * m),
                    ("h", -2.7 * m),
                    ("z",),
                ),
                mat,
            )
        )
    add_pendants(room, 3, 0.18)


def paint_shop(s: Setting) -> None:
    """A boutique: rails and shelves of goods, an awning stripe, spotlights."""
    room = build(s, mix(warm_wall(s), s.palette.light, 0.25), wood_tone(s))
    m, flip = room.m, s.rng.choice((-1, 1))
    for side in (-1, 1):
        add_shelves(room, room.beside(1.3, side), 1.2, (0.4, 0.86, 1.32))
    rail = mix(s.palette.shade, "#777777", 0.2)
    room.place(fittings.clothes_rail(rail, tones(s), m), room.beside(2.6, flip), (1.3, 1.45))
    add_plant(room, room.beside(2.6, -flip), 1.2)
    add_pendants(room, 3, 0.25)
