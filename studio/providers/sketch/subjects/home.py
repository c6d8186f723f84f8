"""Plants, candles, books and other small things of a home."""

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
        f"C{-width:.1f} {-length * 0.75:.1f} {-width:.1f} {-length * 0.25:.1f} 0 0z",
        color,
    )
    return blade + line(
        f"M0 0V{-length * 0.86:.1f}", lighten(color, -0.08), max(1.5, length * 0.014)
    )


@shape("candle")
def draw_candle(kit: Kit) -> Shape:
    body = kit.main(kit.paper)
    flame = kit.sheet.linear([(0, "#fff1b8"), (0.6, "#ffb545"), (1, "#ff7a2f")])
    svg = kit.sheet.glow(130, 60, 120, "#ffd98a", 0.5)
    svg += path("M130 0c26 34 34 50 34 70a34 34 0 0 1-68 0c0-20 10-30 34-70z", flame)
    svg += rect(126, 92, 8, 34, "#444444") + rect(20, 118, 220, 280, kit.round(body), 26)
    return Shape(
        svg + ellipse(130, 134, 98, 16, lighten(body, 0.05)) + kit.label(62, 190, 136, 140),
        260,
        398,
    )


@shape("book")
def draw_book(kit: Kit) -> Shape:
    cover, p = kit.main(kit.palette.accent), kit.palette
    svg = path("M0 20Q0 0 20 0H300V400H20Q0 400 0 420z", kit.flat(cover))
    svg += path("M0 420q0-20 20-20h280v36H20Q0 436 0 420z", "#f3ece0")
    svg += path("M0 420q0 36 20 36h280v-20H26q-14 0-14-16z", lighten(cover, -0.06))
    svg += rect(0, 12, 26, 400, "#000000", opacity=0.12) + rect(
        60, 60, 200, 14, p.on(cover), 7, opacity=0.9
    )
    svg += rect(60, 90, 140, 14, p.on(cover), 7, opacity=0.9) + circle(165, 240, 74, p.accent2)
    return Shape(svg + path("M120 272q45-70 90 0z", p.light), 300, 456, surface=0)


@shape("vase")
def draw_vase(kit: Kit) -> Shape:
    body = kit.main(mix(kit.palette.accent2, kit.palette.light, 0.3))
    front = path(
        "M70 14h80q-4 70 40 120t30 130q-8 76-50 76H50q-42 0-50-76T30 134T70 14z", kit.round(body)
    )
    return Shape(
        front + ellipse(110, 14, 46, 12, lighten(body, -0.12)), 220, 340, mouth=14, front=front
    )


@shape("plant")
def draw_plant(kit: Kit) -> Shape:
    green = mix(kit.color or GREEN, kit.palette.accent2, 0.12)
    svg = ""
    for turn, long in (
        (-64, 0.8),
        (-42, 0.95),
        (-20, 1.1),
        (2, 1.2),
        (24, 1.08),
        (46, 0.92),
        (66, 0.78),
    ):
        svg += group(
            leaf(230 * long, 44, lighten(green, kit.rng.uniform(-0.06, 0.06))), 200, 300, 1, turn
        )
    pot = "#cf7c53" if kit.color else mix(kit.palette.accent, "#cf7c53", 0.5)
    return Shape(
        svg
        + path("M130 300h140l-18 140H148z", kit.round(pot))
        + rect(120, 286, 160, 34, kit.round(lighten(pot, 0.04)), 8),
        400,
        440,
    )


@shape("leaves")
def draw_leaves(kit: Kit) -> Shape:
    green = mix(kit.color or "#5d9468", kit.palette.accent2, 0.12)
    svg = line("M30 330Q120 240 300 20", lighten(green, -0.1), 7)
    for i in range(7):
        t = i / 6
        x, y = 30 + 270 * t - 30 * t * (1 - t), 330 - 310 * t + 30 * t * (1 - t)
        for side in (-1, 1):
            size = 120 - 50 * t
            svg += group(
                leaf(size, size * 0.24, lighten(green, kit.rng.uniform(-0.05, 0.06))),
                x,
                y,
                1,
                40 + side * 52,
            )
    return Shape(svg, 380, 360)


@shape("pillow")
def draw_pillow(kit: Kit) -> Shape:
    body = kit.main(kit.soft)
    svg = path(
        "M20 40Q200-10 380 40Q410 170 380 300Q200 350 20 300Q-10 170 20 40z", kit.flat(body, 1.4)
    )
    return Shape(svg + line("M60 76Q200 40 340 76", lighten(body, -0.08), 6, opacity=0.5), 400, 330)


@shape("frame")
def draw_frame(kit: Kit) -> Shape:
    p = kit.palette
    svg = (
        rect(0, 0, 320, 400, kit.main(WOOD), 6)
        + rect(22, 22, 276, 356, kit.paper)
        + circle(160, 160, 62, p.accent)
    )
    return Shape(svg + path("M60 330q60-120 110-50t90-60v110z", p.accent2), 320, 400)


@shape("mirror")
def draw_mirror(kit: Kit) -> Shape:
    svg = circle(180, 180, 180, kit.main("#c79a4b")) + circle(
        180, 180, 162, kit.flat("#d6e4ea", 1.8)
    )
    return Shape(
        svg
        + path(
            "M110 250L250 90M150 280L280 130", "none", stroke=WHITE, stroke_width=12, opacity=0.6
        ),
        360,
        360,
    )


@shape("clock")
def draw_clock(kit: Kit) -> Shape:
    svg = circle(170, 170, 170, kit.main()) + circle(170, 170, 144, kit.paper)
    svg += "".join(
        group(rect(-4, -130, 8, 22, kit.dark, 3), 170, 170, 1, i * 30) for i in range(12)
    )
    return Shape(
        svg
        + line("M170 170V80M170 170L236 206", kit.dark, 12)
        + circle(170, 170, 12, kit.palette.accent),
        340,
        340,
    )


@shape("towel")
def draw_towel(kit: Kit) -> Shape:
    body = kit.main(kit.soft)
    svg = rect(0, 20, 340, 14, kit.dark, 7) + path("M50 16h240v330H50z", kit.flat(body, 1.4))
    return Shape(
        svg
        + rect(50, 270, 240, 20, lighten(body, -0.1))
        + rect(50, 300, 240, 8, lighten(body, -0.1)),
        340,
        346,
    )


@shape("water-drop")
def draw_water_drop(kit: Kit) -> Shape:
    body = kit.main("#4aa5dc")
    svg = path(
        "M120 0c70 96 120 150 120 218a120 120 0 0 1-240 0C0 150 50 96 120 0z", kit.flat(body, 1.6)
    )
    return Shape(
        svg
        + path(
            "M48 220q4 60 62 76",
            "none",
            stroke=WHITE,
            stroke_width=18,
            stroke_linecap="round",
            opacity=0.6,
        ),
        240,
        338,
    )


@shape("watering-can")
def draw_watering_can(kit: Kit) -> Shape:
    """A garden can: a round body, a long spout with its rose, a bow for the hand."""
    body = kit.main()
    dark = lighten(body, -0.12)
    svg = line("M330 150Q430 20 196 26Q120 32 112 120", dark, 22)
    svg += line("M352 240Q440 250 404 150Q384 110 330 128", dark, 20)
    svg += path("M110 196L8 72L44 46L150 130z", kit.flat(body)) + path(
        "M-10 78L46 20L62 40L6 98z", dark
    )
    svg += path("M104 112h240l22 236q2 20 -20 20H102q-22 0 -20 -20z", kit.round(body))
    svg += rect(92, 104, 264, 24, dark, 10) + rect(80, 330, 290, 14, dark, 6)
    return Shape(group(svg, 12, 0), 430, 368)
