"""Furniture, plants, books, fabric: things in a room."""

from studio.providers.sketch.oklab import lighten, mix
from studio.providers.sketch.pen import circle, ellipse, group, line, path, rect
from studio.providers.sketch.subjects.shape import Kit, Shape, shape

WHITE = "#ffffff"
WOOD = "#b98555"
GREEN = "#4c8a5b"


def leaf(length: float, width: float, color: str) -> str:
    """A pointed leaf growing upwards from the origin, with its vein."""
    blade = path(
        f"M0 0C{width:.1f} {-length * 0.25:.1f} {width:.1f} {-length * 0.75:.1f} 0 {-length:.1f}"
        f"C{-width:.1f} {-length * 0.75:.1f} {-width:.1f} {-length * 0.25:.1f} 0 0z", color)  # fmt: skip
    return blade + line(f"M0 0V{-length * 0.86:.1f}", lighten(color, -0.08), max(1.5, length * 0.014))


@shape("candle")
def draw_candle(kit: Kit) -> Shape:
    body = kit.main(kit.paper)
    flame = kit.sheet.linear([(0, "#fff1b8"), (0.6, "#ffb545"), (1, "#ff7a2f")])
    svg = kit.sheet.glow(130, 60, 120, "#ffd98a", 0.5)
    svg += path("M130 0c26 34 34 50 34 70a34 34 0 0 1-68 0c0-20 10-30 34-70z", flame)
    svg += rect(126, 92, 8, 34, "#444444") + rect(20, 118, 220, 280, kit.round(body), 26)
    return Shape(svg + ellipse(130, 134, 98, 16, lighten(body, 0.05)) + kit.label(62, 190, 136, 140), 260, 398)


@shape("book")
def draw_book(kit: Kit) -> Shape:
    cover, p = kit.main(kit.palette.accent), kit.palette
    svg = path("M0 20Q0 0 20 0H300V400H20Q0 400 0 420z", kit.flat(cover))
    svg += path("M0 420q0-20 20-20h280v36H20Q0 436 0 420z", "#f3ece0")
    svg += path("M0 420q0 36 20 36h280v-20H26q-14 0-14-16z", lighten(cover, -0.06))
    svg += rect(0, 12, 26, 400, "#000000", opacity=0.12) + rect(60, 60, 200, 14, p.on(cover), 7, opacity=0.9)
    svg += rect(60, 90, 140, 14, p.on(cover), 7, opacity=0.9) + circle(165, 240, 74, p.accent2)
    return Shape(svg + path("M120 272q45-70 90 0z", p.light), 300, 456, surface=0)


@shape("lamp")
def draw_lamp(kit: Kit) -> Shape:
    shade = kit.main()
    svg = kit.sheet.glow(130, 150, 210, "#fff3c4", 0.6) + path("M70 0h120l54 150H16z", kit.round(shade))
    return Shape(svg + rect(123, 150, 14, 320, kit.dark) + rect(60, 462, 140, 18, kit.dark, 9), 260, 480)


@shape("pendant")
def draw_pendant(kit: Kit) -> Shape:
    shade = kit.main()
    svg = rect(146, 0, 8, 240, kit.dark) + kit.sheet.glow(150, 380, 190, "#fff3c4", 0.6)
    return Shape(svg + path("M130 230h40q10 50 130 140H0Q120 280 130 230z", kit.round(shade)) + ellipse(150, 370, 150, 20, "#fff3c4"), 300, 430)


@shape("sofa")
def draw_sofa(kit: Kit) -> Shape:
    body, p = kit.main(kit.palette.accent2), kit.palette
    svg = rect(70, 0, 560, 240, kit.flat(body, 1.3), 44) + rect(348, 20, 4, 170, "#000000", opacity=0.13)
    svg += rect(60, 150, 580, 110, lighten(body, 0.05), 30) + rect(348, 160, 4, 90, "#000000", opacity=0.1)
    svg += rect(0, 90, 110, 200, lighten(body, -0.05), 40) + rect(590, 90, 110, 200, lighten(body, -0.07), 40)
    svg += rect(40, 236, 620, 60, lighten(body, -0.1), 16) + rect(70, 290, 22, 50, kit.dark, 4) + rect(608, 290, 22, 50, kit.dark, 4)
    svg += group(rect(-60, -60, 120, 120, p.accent, 22), 190, 130, 1, -9)
    return Shape(svg + group(rect(-52, -52, 104, 104, p.light, 20), 262, 146, 1, 8), 700, 340, surface=150)


@shape("armchair")
def draw_armchair(kit: Kit) -> Shape:
    body = kit.main(kit.palette.accent2)
    svg = rect(70, 0, 260, 300, kit.flat(body, 1.3), 70) + rect(70, 190, 260, 90, lighten(body, 0.05), 30)
    svg += rect(0, 130, 100, 190, lighten(body, -0.05), 42) + rect(300, 130, 100, 190, lighten(body, -0.07), 42)
    return Shape(svg + rect(40, 270, 320, 60, lighten(body, -0.1), 20) + rect(60, 324, 20, 60, WOOD, 6) + rect(320, 324, 20, 60, WOOD, 6), 400, 384, surface=190)


@shape("seat")
def draw_seat(kit: Kit) -> Shape:
    wood = kit.main(WOOD)
    svg = rect(20, 0, 22, 520, kit.round(wood), 8) + rect(228, 0, 22, 270, lighten(wood, -0.08), 8)
    svg += "".join(rect(30, y, 210, 22, wood, 8) for y in (16, 76, 136)) + rect(4, 258, 272, 34, kit.flat(lighten(wood, 0.05)), 12)
    return Shape(svg + rect(240, 280, 22, 240, kit.round(wood), 8) + rect(30, 420, 220, 14, lighten(wood, -0.08)), 276, 520, surface=262)


@shape("table")
def draw_table(kit: Kit) -> Shape:
    wood = kit.main(WOOD)
    svg = rect(46, 30, 30, 270, kit.round(lighten(wood, -0.06)), 6) + rect(524, 30, 30, 270, kit.round(lighten(wood, -0.06)), 6)
    return Shape(svg + rect(70, 40, 460, 30, lighten(wood, -0.1)) + rect(0, 0, 600, 42, kit.flat(wood), 14), 600, 300, surface=4)


@shape("desk")
def draw_desk(kit: Kit) -> Shape:
    wood = kit.main(WOOD)
    svg = rect(30, 30, 24, 270, lighten(wood, -0.1), 4) + rect(500, 40, 150, 220, kit.flat(lighten(wood, -0.05)), 8)
    svg += "".join(rect(515, y, 120, 54, lighten(wood, 0.04), 6) + circle(575, y + 27, 6, kit.dark) for y in (54, 118, 182))
    return Shape(svg + rect(0, 0, 680, 38, kit.flat(wood), 12) + rect(500, 260, 20, 40, lighten(wood, -0.1)) + rect(630, 260, 20, 40, lighten(wood, -0.1)), 680, 300, surface=4)


@shape("vase")
def draw_vase(kit: Kit) -> Shape:
    body = kit.main(mix(kit.palette.accent2, kit.palette.light, 0.3))
    front = path("M70 14h80q-4 70 40 120t30 130q-8 76-50 76H50q-42 0-50-76T30 134T70 14z", kit.round(body))
    return Shape(front + ellipse(110, 14, 46, 12, lighten(body, -0.12)), 220, 340, mouth=14, front=front)


@shape("plant")
def draw_plant(kit: Kit) -> Shape:
    green = mix(kit.color or GREEN, kit.palette.accent2, 0.12)
    svg = ""
    for turn, long in ((-64, 0.8), (-42, 0.95), (-20, 1.1), (2, 1.2), (24, 1.08), (46, 0.92), (66, 0.78)):
        svg += group(leaf(230 * long, 44, lighten(green, kit.rng.uniform(-0.06, 0.06))), 200, 300, 1, turn)
    pot = "#cf7c53" if kit.color else mix(kit.palette.accent, "#cf7c53", 0.5)
    return Shape(svg + path("M130 300h140l-18 140H148z", kit.round(pot)) + rect(120, 286, 160, 34, kit.round(lighten(pot, 0.04)), 8), 400, 440)


@shape("leaves")
def draw_leaves(kit: Kit) -> Shape:
    green = mix(kit.color or "#5d9468", kit.palette.accent2, 0.12)
    svg = line("M30 330Q120 240 300 20", lighten(green, -0.1), 7)
    for i in range(7):
        t = i / 6
        x, y = 30 + 270 * t - 30 * t * (1 - t), 330 - 310 * t + 30 * t * (1 - t)
        for side in (-1, 1):
            size = 120 - 50 * t
            svg += group(leaf(size, size * 0.24, lighten(green, kit.rng.uniform(-0.05, 0.06))), x, y, 1, 40 + side * 52)
    return Shape(svg, 380, 360)


@shape("pillow")
def draw_pillow(kit: Kit) -> Shape:
    body = kit.main(kit.soft)
    svg = path("M20 40Q200-10 380 40Q410 170 380 300Q200 350 20 300Q-10 170 20 40z", kit.flat(body, 1.4))
    return Shape(svg + line("M60 76Q200 40 340 76", lighten(body, -0.08), 6, opacity=0.5), 400, 330)


@shape("bed")
def draw_bed(kit: Kit) -> Shape:
    cloth = kit.main(kit.palette.accent2)
    svg = rect(0, 0, 60, 300, kit.flat(WOOD), 16) + rect(50, 190, 600, 80, lighten(kit.paper, -0.04), 20)
    svg += rect(64, 110, 170, 96, kit.paper, 36) + path("M210 180q10-40 60-40h340q40 0 40 50v70H210z", kit.flat(cloth))
    return Shape(svg + rect(30, 256, 630, 34, WOOD, 8) + rect(634, 180, 30, 120, WOOD, 8), 664, 306, surface=140)


@shape("rug")
def draw_rug(kit: Kit) -> Shape:
    body = kit.main()
    svg = path("M70 0h460l70 110H0z", body) + path("M100 18h400l46 74H54z", "none", stroke=kit.paper, stroke_width=6)
    return Shape(svg, 600, 110, surface=50)


@shape("shelf")
def draw_shelf(kit: Kit) -> Shape:
    svg = rect(0, 0, 360, 520, lighten(WOOD, -0.12), 6) + rect(18, 18, 324, 484, lighten(WOOD, 0.06))
    tones = (kit.palette.accent, kit.palette.accent2, kit.dark, kit.soft)
    for row in range(3):
        x, floor = 30.0, 166.0 + row * 160
        while x < 300:
            wide, tall = kit.rng.uniform(18, 34), kit.rng.uniform(84, 124)
            svg += rect(x, floor - tall, wide, tall, kit.rng.choice(tones), 3)
            x += wide + 2
        svg += rect(10, floor, 340, 14, WOOD)
    return Shape(svg, 360, 520)


@shape("frame")
def draw_frame(kit: Kit) -> Shape:
    p = kit.palette
    svg = rect(0, 0, 320, 400, kit.main(WOOD), 6) + rect(22, 22, 276, 356, kit.paper) + circle(160, 160, 62, p.accent)
    return Shape(svg + path("M60 330q60-120 110-50t90-60v110z", p.accent2), 320, 400)


@shape("mirror")
def draw_mirror(kit: Kit) -> Shape:
    svg = circle(180, 180, 180, kit.main("#c79a4b")) + circle(180, 180, 162, kit.flat("#d6e4ea", 1.8))
    return Shape(svg + path("M110 250L250 90M150 280L280 130", "none", stroke=WHITE, stroke_width=12, opacity=0.6), 360, 360)


@shape("clock")
def draw_clock(kit: Kit) -> Shape:
    svg = circle(170, 170, 170, kit.main()) + circle(170, 170, 144, kit.paper)
    svg += "".join(group(rect(-4, -130, 8, 22, kit.dark, 3), 170, 170, 1, i * 30) for i in range(12))
    return Shape(svg + line("M170 170V80M170 170L236 206", kit.dark, 12) + circle(170, 170, 12, kit.palette.accent), 340, 340)


@shape("towel")
def draw_towel(kit: Kit) -> Shape:
    body = kit.main(kit.soft)
    svg = rect(0, 20, 340, 14, kit.dark, 7) + path("M50 16h240v330H50z", kit.flat(body, 1.4))
    return Shape(svg + rect(50, 270, 240, 20, lighten(body, -0.1)) + rect(50, 300, 240, 8, lighten(body, -0.1)), 340, 346)


@shape("water-drop")
def draw_water_drop(kit: Kit) -> Shape:
    body = kit.main("#4aa5dc")
    svg = path("M120 0c70 96 120 150 120 218a120 120 0 0 1-240 0C0 150 50 96 120 0z", kit.flat(body, 1.6))
    return Shape(svg + path("M48 220q4 60 62 76", "none", stroke=WHITE, stroke_width=18, stroke_linecap="round", opacity=0.6), 240, 338)
