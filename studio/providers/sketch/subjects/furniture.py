"""Furniture and lamps."""

from studio.providers.sketch.oklab import lighten
from studio.providers.sketch.pen import circle, ellipse, group, path, rect
from studio.providers.sketch.subjects.shape import Kit, Shape, shape

WOOD = "#b98555"


@shape("lamp")
def draw_lamp(kit: Kit) -> Shape:
    shade = kit.main()
    svg = kit.sheet.glow(130, 150, 210, "#fff3c4", 0.6) + path(
        "M70 0h120l54 150H16z", kit.round(shade)
    )
    return Shape(
        svg + rect(123, 150, 14, 320, kit.dark) + rect(60, 462, 140, 18, kit.dark, 9), 260, 480
    )


@shape("pendant")
def draw_pendant(kit: Kit) -> Shape:
    shade = kit.main()
    svg = rect(146, 0, 8, 240, kit.dark) + kit.sheet.glow(150, 380, 190, "#fff3c4", 0.6)
    return Shape(
        svg
        + path("M130 230h40q10 50 130 140H0Q120 280 130 230z", kit.round(shade))
        + ellipse(150, 370, 150, 20, "#fff3c4"),
        300,
        430,
    )


@shape("sofa")
def draw_sofa(kit: Kit) -> Shape:
    body, p = kit.main(kit.palette.accent2), kit.palette
    svg = rect(70, 0, 560, 240, kit.flat(body, 1.3), 44) + rect(
        348, 20, 4, 170, "#000000", opacity=0.13
    )
    svg += rect(60, 150, 580, 110, lighten(body, 0.05), 30) + rect(
        348, 160, 4, 90, "#000000", opacity=0.1
    )
    svg += rect(0, 90, 110, 200, lighten(body, -0.05), 40) + rect(
        590, 90, 110, 200, lighten(body, -0.07), 40
    )
    svg += (
        rect(40, 236, 620, 60, lighten(body, -0.1), 16)
        + rect(70, 290, 22, 50, kit.dark, 4)
        + rect(608, 290, 22, 50, kit.dark, 4)
    )
    svg += group(rect(-60, -60, 120, 120, p.accent, 22), 190, 130, 1, -9)
    return Shape(
        svg + group(rect(-52, -52, 104, 104, p.light, 20), 262, 146, 1, 8), 700, 340, surface=150
    )


@shape("armchair")
def draw_armchair(kit: Kit) -> Shape:
    body = kit.main(kit.palette.accent2)
    svg = rect(70, 0, 260, 300, kit.flat(body, 1.3), 70) + rect(
        70, 190, 260, 90, lighten(body, 0.05), 30
    )
    svg += rect(0, 130, 100, 190, lighten(body, -0.05), 42) + rect(
        300, 130, 100, 190, lighten(body, -0.07), 42
    )
    return Shape(
        svg
        + rect(40, 270, 320, 60, lighten(body, -0.1), 20)
        + rect(60, 324, 20, 60, WOOD, 6)
        + rect(320, 324, 20, 60, WOOD, 6),
        400,
        384,
        surface=190,
    )


@shape("seat")
def draw_seat(kit: Kit) -> Shape:
    wood = kit.main(WOOD)
    svg = rect(20, 0, 22, 520, kit.round(wood), 8) + rect(228, 0, 22, 270, lighten(wood, -0.08), 8)
    svg += "".join(rect(30, y, 210, 22, wood, 8) for y in (16, 76, 136)) + rect(
        4, 258, 272, 34, kit.flat(lighten(wood, 0.05)), 12
    )
    return Shape(
        svg
        + rect(240, 280, 22, 240, kit.round(wood), 8)
        + rect(30, 420, 220, 14, lighten(wood, -0.08)),
        276,
        520,
        surface=262,
    )


@shape("table")
def draw_table(kit: Kit) -> Shape:
    wood = kit.main(WOOD)
    svg = rect(46, 30, 30, 270, kit.round(lighten(wood, -0.06)), 6) + rect(
        524, 30, 30, 270, kit.round(lighten(wood, -0.06)), 6
    )
    return Shape(
        svg + rect(70, 40, 460, 30, lighten(wood, -0.1)) + rect(0, 0, 600, 42, kit.flat(wood), 14),
        600,
        300,
        surface=4,
    )


@shape("desk")
def draw_desk(kit: Kit) -> Shape:
    wood = kit.main(WOOD)
    svg = rect(30, 30, 24, 270, lighten(wood, -0.1), 4) + rect(
        500, 40, 150, 220, kit.flat(lighten(wood, -0.05)), 8
    )
    svg += "".join(
        rect(515, y, 120, 54, lighten(wood, 0.04), 6) + circle(575, y + 27, 6, kit.dark)
        for y in (54, 118, 182)
    )
    return Shape(
        svg
        + rect(0, 0, 680, 38, kit.flat(wood), 12)
        + rect(500, 260, 20, 40, lighten(wood, -0.1))
        + rect(630, 260, 20, 40, lighten(wood, -0.1)),
        680,
        300,
        surface=4,
    )


@shape("bed")
def draw_bed(kit: Kit) -> Shape:
    cloth = kit.main(kit.palette.accent2)
    svg = rect(0, 0, 60, 300, kit.flat(WOOD), 16) + rect(
        50, 190, 600, 80, lighten(kit.paper, -0.04), 20
    )
    svg += rect(64, 110, 170, 96, kit.paper, 36) + path(
        "M210 180q10-40 60-40h340q40 0 40 50v70H210z", kit.flat(cloth)
    )
    return Shape(
        svg + rect(30, 256, 630, 34, WOOD, 8) + rect(634, 180, 30, 120, WOOD, 8),
        664,
        306,
        surface=140,
    )


@shape("rug")
def draw_rug(kit: Kit) -> Shape:
    body = kit.main()
    svg = path("M70 0h460l70 110H0z", body) + path(
        "M100 18h400l46 74H54z", "none", stroke=kit.paper, stroke_width=6
    )
    return Shape(svg, 600, 110, surface=50)


@shape("shelf")
def draw_shelf(kit: Kit) -> Shape:
    svg = rect(0, 0, 360, 520, lighten(WOOD, -0.12), 6) + rect(
        18, 18, 324, 484, lighten(WOOD, 0.06)
    )
    tones = (kit.palette.accent, kit.palette.accent2, kit.dark, kit.soft)
    for row in range(3):
        x, floor = 30.0, 166.0 + row * 160
        while x < 300:
            wide, tall = kit.rng.uniform(18, 34), kit.rng.uniform(84, 124)
            svg += rect(x, floor - tall, wide, tall, kit.rng.choice(tones), 3)
            x += wide + 2
        svg += rect(10, floor, 340, 14, WOOD)
    return Shape(svg, 360, 520)


@shape("sideboard")
def draw_sideboard(kit: Kit) -> Shape:
    """A low cupboard on thin legs; things stand on its top."""
    wood = kit.main("#b98a5e")
    svg = "".join(rect(x, 200, 16, 70, lighten(wood, -0.16), 4) for x in (44, 640))
    svg += rect(0, 0, 700, 22, lighten(wood, 0.05), 6) + rect(14, 22, 672, 186, kit.flat(wood), 6)
    for x in (28, 250, 472):
        svg += rect(x, 36, 200, 158, lighten(wood, -0.03), 5)
        svg += rect(x + 84, 52, 32, 7, lighten(wood, -0.2), 3)
    return Shape(svg, 700, 270, surface=8)
