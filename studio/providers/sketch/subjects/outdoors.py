"""Bags, sport, clothes, vehicles and buildings."""

from studio.providers.sketch.oklab import lighten, mix
from studio.providers.sketch.pen import circle, ellipse, group, line, path, rect
from studio.providers.sketch.subjects.shape import Kit, Shape, shape

WHITE = "#ffffff"
STEEL = "#aeb4bd"
RUBBER = "#2b2d34"


@shape("shopping-bag")
def draw_shopping_bag(kit: Kit) -> Shape:
    body = kit.main()
    svg = line("M96 120C96-10 236-10 236 120", lighten(body, -0.2), 10)
    svg += path("M20 110h292l20 340H0z", kit.flat(body)) + path("M312 110l20 340h-60z", "#000000", opacity=0.09)
    return Shape(svg + circle(166, 290, 58, kit.paper) + line("M140 292l18 18l36-40", body, 12), 332, 450)


@shape("backpack")
def draw_backpack(kit: Kit) -> Shape:
    body, trim = kit.main(kit.palette.accent2), kit.palette.accent
    svg = rect(96, 9, 108, 60, "none", 30, stroke=lighten(body, -0.1), stroke_width=18)
    svg += rect(14, 110, 44, 210, lighten(body, -0.12), 22) + rect(242, 110, 44, 210, lighten(body, -0.14), 22)
    svg += path("M40 140q0-110 110-110t110 110v250q0 30-30 30H70q-30 0-30-30z", kit.round(body, 0.8))
    svg += rect(66, 230, 168, 150, lighten(body, -0.06), 26) + path("M66 262h168v-6q0-26-26-26H92q-26 0-26 26z", trim)
    return Shape(svg + rect(138, 252, 24, 44, lighten(trim, -0.15), 6) + rect(40, 180, 220, 16, lighten(trim, -0.05), 3), 300, 420)


@shape("suitcase")
def draw_suitcase(kit: Kit) -> Shape:
    body = kit.main()
    svg = line("M110 110V20h80v90", STEEL, 12) + rect(0, 100, 300, 400, kit.round(body, 0.8), 40)
    svg += "".join(rect(x, 130, 10, 340, lighten(body, -0.08), 5) for x in (60, 110, 180, 230))
    return Shape(svg + circle(50, 514, 20, RUBBER) + circle(250, 514, 20, RUBBER), 300, 534)


@shape("tent")
def draw_tent(kit: Kit) -> Shape:
    body = kit.main()
    svg = path("M330 26L0 386h660z", kit.flat(body, 1.4)) + path("M330 26L420 386H660z", lighten(body, -0.09))
    svg += path("M330 86L220 386h170z", kit.dark) + path("M330 86L220 386h54z", lighten(body, 0.14))
    return Shape(svg + path("M330 26l-6-26h12z", kit.dark), 660, 386)


@shape("dumbbell")
def draw_dumbbell(kit: Kit) -> Shape:
    body = kit.main(RUBBER)
    svg = rect(120, 82, 260, 36, kit.flat(STEEL), 8)
    for x, tall in ((0, 100), (46, 150), (92, 200), (368, 200), (414, 150), (460, 100)):
        svg += rect(x, 100 - tall / 2, 40, tall, kit.flat(lighten(body, 0.06)), 12)
    return Shape(svg, 500, 200)


@shape("barbell")
def draw_barbell(kit: Kit) -> Shape:
    body = kit.main(RUBBER)
    svg = rect(0, 122, 900, 16, STEEL, 8)
    for x, tall in ((60, 170), (104, 260), (756, 260), (800, 170)):
        svg += rect(x, 130 - tall / 2, 40, tall, kit.flat(lighten(body, 0.06)), 10)
    return Shape(svg, 900, 260)


@shape("kettlebell")
def draw_kettlebell(kit: Kit) -> Shape:
    body = kit.main(RUBBER)
    svg = path("M70 130Q40 20 100 14h80q60 6 30 116", "none", stroke=lighten(body, 0.08), stroke_width=34)
    return Shape(svg + circle(140, 220, 120, kit.flat(lighten(body, 0.05), 1.5)) + rect(70, 316, 140, 26, body, 10) + circle(140, 220, 44, kit.palette.accent), 280, 342)


@shape("yoga-mat")
def draw_yoga_mat(kit: Kit) -> Shape:
    body = kit.main()
    svg = path("M70 10h600l30 60H0q10-50 70-60z", kit.flat(body)) + circle(58, 46, 46, lighten(body, -0.08))
    svg += circle(58, 46, 30, lighten(body, 0.05)) + circle(58, 46, 14, lighten(body, -0.1))
    return Shape(svg, 704, 92, surface=34)


@shape("surfboard")
def draw_surfboard(kit: Kit) -> Shape:
    body = kit.main()
    svg = path("M90 0q90 130 90 340t-60 300H60Q0 550 0 340T90 0z", kit.round(kit.paper))
    return Shape(svg + path("M4 280h172v60H2z", body) + path("M2 370h176v24H3z", kit.palette.accent2) + rect(87, 20, 5, 600, "#000000", opacity=0.15), 180, 640)


@shape("jumper")
def draw_jumper(kit: Kit) -> Shape:
    body = kit.main()
    svg = path("M120 30L30 90L0 340l70 16l30-170v250h240V186l30 170l70-16l-30-250l-90-60z", kit.flat(body, 1.3))
    svg += path("M150 22q70 60 140 0l20 12q-90 90-180 0z", lighten(body, -0.07)) + rect(100, 404, 240, 34, lighten(body, -0.06), 4)
    return Shape(svg + "".join(line(f"M{130 + i * 36} 220v150", lighten(body, -0.04), 5) for i in range(6)), 440, 438)


@shape("hoodie")
def draw_hoodie(kit: Kit) -> Shape:
    body = kit.main()
    made = draw_jumper(kit)
    svg = path("M130 40q-10-60 90-60t90 60q-30 70-90 74q-60-4-90-74z", lighten(body, -0.1)) + made.svg
    return Shape(group(svg + rect(150, 290, 140, 90, lighten(body, -0.06), 20) + line("M196 96v80M244 96v80", kit.paper, 6), 0, 20), 440, 458)


@shape("tee")
def draw_tee(kit: Kit) -> Shape:
    body = kit.main(kit.paper)
    svg = path("M130 20L20 70L0 190l80 20l20-50v260h240V160l20 50l80-20l-20-120l-110-50q-30 50-90 50t-90-50z", kit.flat(body, 1.2))
    return Shape(svg + circle(220, 210, 52, kit.palette.accent) + path("M190 232q30-60 60 0z", kit.paper), 440, 420)


@shape("dress")
def draw_dress(kit: Kit) -> Shape:
    body = kit.main()
    svg = path("M100 0l20 60q50 40 100 0l20-60l30 14l-10 146q-8 40 20 80l80 300H0l60-300q28-40 20-80L70 14z", kit.flat(body, 1.4))
    return Shape(svg + rect(84, 222, 176, 20, lighten(body, -0.12), 8), 360, 540)


@shape("jacket")
def draw_jacket(kit: Kit) -> Shape:
    body = kit.main()
    svg = path("M130 20L30 80L0 360l76 14l30-190v276h228V184l30 190l76-14l-30-280L310 20z", kit.flat(body, 1.3))
    svg += path("M150 14h140l-70 90z", lighten(body, -0.1)) + rect(217, 100, 6, 360, lighten(body, -0.16))
    return Shape(svg + "".join(circle(236, 150 + i * 80, 8, lighten(body, 0.2)) for i in range(4)) + rect(130, 330, 66, 12, lighten(body, -0.1), 6) + rect(250, 330, 66, 12, lighten(body, -0.1), 6), 440, 460)


@shape("beanie")
def draw_beanie(kit: Kit) -> Shape:
    body = kit.main()
    svg = circle(150, 40, 40, kit.paper) + path("M20 220q-10-170 130-170t130 170z", kit.flat(body)) + rect(0, 196, 300, 80, lighten(body, -0.07), 26)
    return Shape(svg + "".join(rect(26 + i * 34, 204, 6, 64, lighten(body, -0.13), 3) for i in range(8)), 300, 276)


@shape("car")
def draw_car(kit: Kit) -> Shape:
    body = kit.main()
    svg = path("M150 110Q190 14 270 10h150q70 4 120 100l70 18q40 10 40 60v30H20v-60q0-34 40-40z", kit.flat(body, 1.3))
    svg += path("M186 110q30-70 86-72h50v72zM346 38h70q50 6 84 72H346z", "#cfe3ee")
    svg += rect(14, 200, 642, 26, lighten(body, -0.14), 12) + ellipse(636, 156, 14, 16, "#fff0c0") + rect(18, 146, 26, 22, "#d8443a", 6)
    for x in (150, 510):
        svg += circle(x, 226, 58, RUBBER) + circle(x, 226, 32, "#d5d9de") + circle(x, 226, 10, RUBBER)
    return Shape(svg, 670, 284)


@shape("van")
def draw_van(kit: Kit) -> Shape:
    body = kit.main()
    svg = path("M30 20h440q70 0 120 130l30 20v90H10V50q0-30 20-30z", kit.paper) + path("M10 150h600l10 20v90H10z", kit.flat(body))
    svg += path("M490 50q50 6 82 92H470V50zM60 50h160v84H60zM250 50h180v84H250z", "#cfe3ee") + rect(6, 250, 620, 22, RUBBER, 8)
    for x in (140, 500):
        svg += circle(x, 270, 54, RUBBER) + circle(x, 270, 28, "#d5d9de")
    return Shape(svg, 632, 324)


@shape("bike")
def draw_bike(kit: Kit) -> Shape:
    body = kit.main()
    svg = "".join(circle(x, 270, 116, "none", stroke=RUBBER, stroke_width=14) + circle(x, 270, 10, RUBBER) for x in (124, 500))
    svg += line("M124 270L220 110H420L290 270zM220 110L290 270M420 110L500 270M420 110L406 60", body, 16)
    svg += line("M210 110L200 84M170 82h62", RUBBER, 16) + line("M372 52h46q22 6 16 28", RUBBER, 12)
    return Shape(svg + circle(290, 270, 26, "none", stroke=STEEL, stroke_width=10), 624, 393)


@shape("house")
def draw_house(kit: Kit) -> Shape:
    wall = kit.main("#f0e4d2")
    roof = mix(kit.palette.accent, "#a8553f", 0.4)
    svg = rect(380, 30, 50, 110, lighten(roof, -0.1)) + rect(50, 180, 440, 290, kit.flat(wall))
    svg += path("M270 0L0 210h540z", kit.flat(roof)) + path("M0 210h540v-6H8z", lighten(roof, -0.1))
    for x in (100, 350):
        svg += rect(x, 240, 96, 96, "#fff7df") + rect(x, 240, 96, 96, "none", 0, stroke="#7a5a45", stroke_width=8)
        svg += rect(x + 44, 240, 8, 96, "#7a5a45") + rect(x, 284, 96, 8, "#7a5a45")
    return Shape(svg + rect(226, 310, 88, 160, lighten(roof, -0.06), 6) + circle(298, 396, 6, "#fff7df"), 540, 470)


@shape("tower-block")
def draw_tower_block(kit: Kit) -> Shape:
    wall = kit.main(mix(kit.palette.accent2, "#8c97a6", 0.5))
    svg = rect(0, 0, 280, 640, kit.flat(wall), 8) + rect(0, 580, 280, 60, lighten(wall, -0.12))
    for row in range(9):
        svg += "".join(rect(28 + i * 60, 30 + row * 60, 42, 38, "#dff0f5" if (row * 4 + i) % 3 else "#fff0c0", 3) for i in range(4))
    return Shape(svg + rect(110, 560, 60, 80, "#3c4652", 4), 280, 640)


@shape("lighthouse")
def draw_lighthouse(kit: Kit) -> Shape:
    red = kit.main("#c8453c")
    svg = kit.sheet.glow(150, 90, 150, "#fff1c0", 0.75)
    svg += path("M104 150h92l34 480H70z", kit.round("#f5f1ea"))
    for y in (200, 340, 480):
        lean = (y - 150) * 34 / 480
        svg += path(f"M{104 - lean:.0f} {y}h{92 + 2 * lean:.0f}l5 70H{99 - lean:.0f}z", kit.round(red))
    svg += rect(84, 136, 132, 20, "#3a3d46", 4) + rect(112, 64, 76, 74, "#ffe9a8") + rect(112, 64, 76, 74, "none", 0, stroke="#3a3d46", stroke_width=8)
    svg += path("M96 66q54-66 108 0z", red) + rect(146, 0, 8, 24, "#3a3d46") + rect(136, 560, 28, 70, "#3a3d46", 12)
    return Shape(svg + path("M0 690q20-60 80-64h140q60 4 80 64z", "#5a5550"), 300, 690)


@shape("skyline")
def draw_skyline(kit: Kit) -> Shape:
    tone = kit.main(kit.palette.accent2)
    svg, x = "", 0.0
    while x < 840:
        wide, tall = kit.rng.uniform(60, 120), kit.rng.uniform(140, 420)
        svg += rect(x, 440 - tall, wide, tall, lighten(tone, kit.rng.uniform(-0.08, 0.08)))
        svg += "".join(rect(x + 12, 440 - tall + 18 + i * 34, wide - 24, 10, kit.paper, opacity=0.35) for i in range(int(tall / 40)))
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
        svg += "".join(circle(x + at, 240, 26, RUBBER) + circle(x + at, 240, 10, STEEL) for at in (60, 120, 220, 280))
    svg += path("M690 40h150q110 30 150 160q4 30-30 30H690z", kit.flat(body))
    svg += path("M852 70q62 22 92 80h-92z", "#c4dbe6") + rect(714, 70, 58, 60, "#c4dbe6", 8) + rect(784, 70, 50, 160, lighten(body, -0.08), 6)
    svg += "".join(circle(at, 240, 26, RUBBER) + circle(at, 240, 10, STEEL) for at in (740, 800, 900))
    return Shape(svg + rect(680, 90, 12, 130, RUBBER) + rect(340, 90, 12, 130, RUBBER) + circle(966, 196, 10, "#fff0c0"), 1000, 284)
