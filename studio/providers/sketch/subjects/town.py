"""Vehicles and buildings."""

from studio.providers.sketch.oklab import lighten, mix
from studio.providers.sketch.pen import circle, ellipse, group, line, path, rect
from studio.providers.sketch.subjects.shape import Kit, Shape, shape

STEEL = "#aeb4bd"
RUBBER = "#2b2d34"


@shape("car")
def draw_car(kit: Kit) -> Shape:
    body = kit.main()
    svg = path(
        "M150 110Q190 14 270 10h150q70 4 120 100l70 18q40 10 40 60v30H20v-60q0-34 40-40z",
        kit.flat(body, 1.3),
    )
    svg += path("M186 110q30-70 86-72h50v72zM346 38h70q50 6 84 72H346z", "#cfe3ee")
    svg += (
        rect(14, 200, 642, 26, lighten(body, -0.14), 12)
        + ellipse(636, 156, 14, 16, "#fff0c0")
        + rect(18, 146, 26, 22, "#d8443a", 6)
    )
    for x in (150, 510):
        svg += (
            circle(x, 226, 58, RUBBER) + circle(x, 226, 32, "#d5d9de") + circle(x, 226, 10, RUBBER)
        )
    return Shape(svg, 670, 284)


@shape("van")
def draw_van(kit: Kit) -> Shape:
    body = kit.main()
    svg = path("M30 20h440q70 0 120 130l30 20v90H10V50q0-30 20-30z", kit.paper) + path(
        "M10 150h600l10 20v90H10z", kit.flat(body)
    )
    svg += path("M490 50q50 6 82 92H470V50zM60 50h160v84H60zM250 50h180v84H250z", "#cfe3ee") + rect(
        6, 250, 620, 22, RUBBER, 8
    )
    for x in (140, 500):
        svg += circle(x, 270, 54, RUBBER) + circle(x, 270, 28, "#d5d9de")
    return Shape(svg, 632, 324)


@shape("bike")
def draw_bike(kit: Kit) -> Shape:
    body = kit.main()
    svg = "".join(
        circle(x, 270, 116, "none", stroke=RUBBER, stroke_width=14) + circle(x, 270, 10, RUBBER)
        for x in (124, 500)
    )
    svg += line(
        "M124 270L220 110H420L290 270zM220 110L290 270M420 110L500 270M420 110L406 60", body, 16
    )
    svg += line("M210 110L200 84M170 82h62", RUBBER, 16) + line("M372 52h46q22 6 16 28", RUBBER, 12)
    return Shape(svg + circle(290, 270, 26, "none", stroke=STEEL, stroke_width=10), 624, 393)


@shape("house")
def draw_house(kit: Kit) -> Shape:
    wall = kit.main("#f0e4d2")
    roof = mix(kit.palette.accent, "#a8553f", 0.4)
    svg = rect(380, 30, 50, 110, lighten(roof, -0.1)) + rect(50, 180, 440, 290, kit.flat(wall))
    svg += path("M270 0L0 210h540z", kit.flat(roof)) + path("M0 210h540v-6H8z", lighten(roof, -0.1))
    for x in (100, 350):
        svg += rect(x, 240, 96, 96, "#fff7df") + rect(
            x, 240, 96, 96, "none", 0, stroke="#7a5a45", stroke_width=8
        )
        svg += rect(x + 44, 240, 8, 96, "#7a5a45") + rect(x, 284, 96, 8, "#7a5a45")
    return Shape(
        svg + rect(226, 310, 88, 160, lighten(roof, -0.06), 6) + circle(298, 396, 6, "#fff7df"),
        540,
        470,
    )


@shape("cabin")
def draw_cabin(kit: Kit) -> Shape:
    """A log cabin: a wide low roof, round logs, a lit window and a stone chimney."""
    log = kit.main("#96643c")
    roof = mix(kit.palette.shade, "#4a3a33", 0.6)
    svg = rect(396, 24, 64, 150, "#8d8780") + rect(388, 16, 80, 16, "#77716b", 4)
    svg += path("M60 190L310 34L560 190V404H60z", kit.flat(log))
    for row in range(9):
        y = 196 + row * 24
        svg += rect(60, y, 500, 4, lighten(log, -0.09))
        svg += "".join(
            circle(x, y + 12, 12, lighten(log, 0.07)) + circle(x, y + 12, 5, lighten(log, -0.04))
            for x in (54, 566)
        )
    svg += path("M310 0L620 196L602 222L310 40L18 222L0 196z", kit.flat(roof))
    svg += circle(310, 128, 30, "#fff0bf") + line("M280 128h60M310 98v60", "#5d4030", 7)
    for x in (112, 404):
        svg += rect(x, 238, 104, 86, "#ffe9ae") + rect(
            x, 238, 104, 86, "none", 0, stroke="#5d4030", stroke_width=9
        )
        svg += rect(x + 48, 238, 8, 86, "#5d4030") + rect(x, 277, 104, 8, "#5d4030")
    svg += rect(258, 244, 104, 160, lighten(log, -0.16), 4) + circle(344, 330, 6, "#e8d9b0")
    svg += rect(30, 404, 560, 18, lighten(roof, 0.06), 5) + rect(230, 404, 160, 30, "#8d8780", 5)
    return Shape(svg, 620, 434)


@shape("tower-block")
def draw_tower_block(kit: Kit) -> Shape:
    wall = kit.main(mix(kit.palette.accent2, "#8c97a6", 0.5))
    svg = rect(0, 0, 280, 640, kit.flat(wall), 8) + rect(0, 580, 280, 60, lighten(wall, -0.12))
    for row in range(9):
        svg += "".join(
            rect(
                28 + i * 60, 30 + row * 60, 42, 38, "#dff0f5" if (row * 4 + i) % 3 else "#fff0c0", 3
            )
            for i in range(4)
        )
    return Shape(svg + rect(110, 560, 60, 80, "#3c4652", 4), 280, 640)


@shape("lighthouse")
def draw_lighthouse(kit: Kit) -> Shape:
    red = kit.main("#c8453c")
    svg = kit.sheet.glow(150, 90, 150, "#fff1c0", 0.75)
    svg += path("M104 150h92l34 480H70z", kit.round("#f5f1ea"))
    for y in (200, 340, 480):
        lean = (y - 150) * 34 / 480
        svg += path(
            f"M{104 - lean:.0f} {y}h{92 + 2 * lean:.0f}l5 70H{99 - lean:.0f}z", kit.round(red)
        )
    svg += (
        rect(84, 136, 132, 20, "#3a3d46", 4)
        + rect(112, 64, 76, 74, "#ffe9a8")
        + rect(112, 64, 76, 74, "none", 0, stroke="#3a3d46", stroke_width=8)
    )
    svg += (
        path("M96 66q54-66 108 0z", red)
        + rect(146, 0, 8, 24, "#3a3d46")
        + rect(136, 560, 28, 70, "#3a3d46", 12)
    )
    return Shape(svg + path("M0 690q20-60 80-64h140q60 4 80 64z", "#5a5550"), 300, 690)


@shape("skyline")
def draw_skyline(kit: Kit) -> Shape:
    tone = kit.main(kit.palette.accent2)
    svg, x = "", 0.0
    while x < 840:
        wide, tall = kit.rng.uniform(60, 120), kit.rng.uniform(140, 420)
        svg += rect(x, 440 - tall, wide, tall, lighten(tone, kit.rng.uniform(-0.08, 0.08)))
        svg += "".join(
            rect(x + 12, 440 - tall + 18 + i * 34, wide - 24, 10, kit.paper, opacity=0.35)
            for i in range(int(tall / 40))
        )
        x += wide + 4
    return Shape(svg, x, 440)


@shape("train")
def draw_train(kit: Kit) -> Shape:
    body = kit.main()
    svg = rect(0, 262, 1000, 14, "#6b6f78", 4)
    svg += "".join(rect(10 + i * 62, 272, 30, 12, "#8a6a4c") for i in range(16))
    for x in (10, 350):
        svg += rect(x, 40, 330, 190, kit.flat(kit.paper), 18) + rect(x, 150, 330, 44, body)
        svg += "".join(rect(x + 24 + i * 74, 70, 58, 60, "#c4dbe6", 8) for i in range(4))
        svg += "".join(
            circle(x + at, 240, 26, RUBBER) + circle(x + at, 240, 10, STEEL)
            for at in (60, 120, 220, 280)
        )
    svg += path("M690 40h150q110 30 150 160q4 30-30 30H690z", kit.flat(body))
    svg += (
        path("M852 70q62 22 92 80h-92z", "#c4dbe6")
        + rect(714, 70, 58, 60, "#c4dbe6", 8)
        + rect(784, 70, 50, 160, lighten(body, -0.08), 6)
    )
    svg += "".join(
        circle(at, 240, 26, RUBBER) + circle(at, 240, 10, STEEL) for at in (740, 800, 900)
    )
    return Shape(
        svg
        + rect(680, 90, 12, 130, RUBBER)
        + rect(340, 90, 12, 130, RUBBER)
        + circle(966, 196, 10, "#fff0c0"),
        1000,
        284,
    )


@shape("storefront")
def draw_storefront(kit: Kit) -> Shape:
    """A shop's front: sign, striped awning, a wide window with a few goods, a door."""
    wall = kit.main("#d8b895")
    front = mix(kit.palette.shade, "#2f4a44", 0.5)
    svg = rect(0, 0, 620, 470, kit.flat(wall), 6) + rect(-14, -8, 648, 26, lighten(wall, -0.1), 6)
    svg += rect(36, 56, 548, 60, front, 8) + rect(200, 78, 220, 16, kit.paper, 8)
    svg += rect(36, 150, 548, 320, front, 4)
    svg += rect(60, 190, 330, 200, "#dcecef", 4) + rect(430, 190, 130, 280, lighten(front, 0.08), 4)
    svg += rect(446, 208, 98, 150, "#dcecef", 3) + circle(450, 388, 8, "#e8d9b0")
    for x, tone in ((110, kit.palette.accent), (190, kit.palette.accent2), (270, "#6fa36b"),
                    (340, kit.palette.accent)):  # fmt: skip
        svg += rect(x - 22, 330, 44, 60, lighten(wall, -0.05), 5) + circle(x, 310, 34, tone)
        svg += circle(x - 16, 318, 18, "#5f9e4a") + circle(x + 16, 318, 18, "#5f9e4a")
    svg += rect(60, 390, 330, 14, lighten(front, 0.12))
    for at in range(8):
        tone = kit.palette.accent if at % 2 == 0 else kit.paper
        svg += path(f"M{36 + at * 68.5:.1f} 128h68.5v54q-34 26 -68.5 0z", tone)
    return Shape(group(svg, 14, 8), 648, 478)
