"""Bags, tents and sport."""

from studio.providers.sketch.oklab import lighten
from studio.providers.sketch.pen import circle, line, path, rect
from studio.providers.sketch.subjects.shape import Kit, Shape, shape

STEEL = "#aeb4bd"
RUBBER = "#2b2d34"


@shape("shopping-bag")
def draw_shopping_bag(kit: Kit) -> Shape:
    body = kit.main()
    svg = line("M96 120C96-10 236-10 236 120", lighten(body, -0.2), 10)
    svg += path("M20 110h292l20 340H0z", kit.flat(body)) + path(
        "M312 110l20 340h-60z", "#000000", opacity=0.09
    )
    return Shape(
        svg + circle(166, 290, 58, kit.paper) + line("M140 292l18 18l36-40", body, 12), 332, 450
    )


@shape("backpack")
def draw_backpack(kit: Kit) -> Shape:
    body, trim = kit.main(kit.palette.accent2), kit.palette.accent
    svg = rect(96, 9, 108, 60, "none", 30, stroke=lighten(body, -0.1), stroke_width=18)
    svg += rect(14, 110, 44, 210, lighten(body, -0.12), 22) + rect(
        242, 110, 44, 210, lighten(body, -0.14), 22
    )
    svg += path(
        "M40 140q0-110 110-110t110 110v250q0 30-30 30H70q-30 0-30-30z", kit.round(body, 0.8)
    )
    svg += rect(66, 230, 168, 150, lighten(body, -0.06), 26) + path(
        "M66 262h168v-6q0-26-26-26H92q-26 0-26 26z", trim
    )
    return Shape(
        svg
        + rect(138, 252, 24, 44, lighten(trim, -0.15), 6)
        + rect(40, 180, 220, 16, lighten(trim, -0.05), 3),
        300,
        420,
    )


@shape("suitcase")
def draw_suitcase(kit: Kit) -> Shape:
    body = kit.main()
    svg = line("M110 110V20h80v90", STEEL, 12) + rect(0, 100, 300, 400, kit.round(body, 0.8), 40)
    svg += "".join(rect(x, 130, 10, 340, lighten(body, -0.08), 5) for x in (60, 110, 180, 230))
    return Shape(svg + circle(50, 514, 20, RUBBER) + circle(250, 514, 20, RUBBER), 300, 534)


@shape("tent")
def draw_tent(kit: Kit) -> Shape:
    body = kit.main()
    svg = path("M330 26L0 386h660z", kit.flat(body, 1.4)) + path(
        "M330 26L420 386H660z", lighten(body, -0.09)
    )
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
    svg = path(
        "M70 130Q40 20 100 14h80q60 6 30 116", "none", stroke=lighten(body, 0.08), stroke_width=34
    )
    return Shape(
        svg
        + circle(140, 220, 120, kit.flat(lighten(body, 0.05), 1.5))
        + rect(70, 316, 140, 26, body, 10)
        + circle(140, 220, 44, kit.palette.accent),
        280,
        342,
    )


@shape("yoga-mat")
def draw_yoga_mat(kit: Kit) -> Shape:
    body = kit.main()
    svg = path("M70 10h600l30 60H0q10-50 70-60z", kit.flat(body)) + circle(
        58, 46, 46, lighten(body, -0.08)
    )
    svg += circle(58, 46, 30, lighten(body, 0.05)) + circle(58, 46, 14, lighten(body, -0.1))
    return Shape(svg, 704, 92, surface=34)


@shape("surfboard")
def draw_surfboard(kit: Kit) -> Shape:
    body = kit.main()
    svg = path("M90 0q90 130 90 340t-60 300H60Q0 550 0 340T90 0z", kit.round(kit.paper))
    return Shape(
        svg
        + path("M4 280h172v60H2z", body)
        + path("M2 370h176v24H3z", kit.palette.accent2)
        + rect(87, 20, 5, 600, "#000000", opacity=0.15),
        180,
        640,
    )
