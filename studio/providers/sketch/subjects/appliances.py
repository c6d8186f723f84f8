"""Kitchen and laundry appliances."""

from studio.providers.sketch.oklab import lighten, mix
from studio.providers.sketch.pen import circle, group, line, path, rect
from studio.providers.sketch.subjects.kitchen import draw_mug
from studio.providers.sketch.subjects.shape import Kit, Shape, shape

WHITE = "#ffffff"
STEEL = "#c3c8cf"
BREAD = "#d9a05b"


@shape("toaster")
def draw_toaster(kit: Kit) -> Shape:
    body = kit.main(STEEL)
    svg = "".join(
        path(f"M{x} 120V46q-10-34 30-40h70q40 6 30 40v74z", BREAD)
        + path(f"M{x + 12} 120V50q-8-28 22-32h62q30 4 22 32v70z", lighten(BREAD, 0.12))
        for x in (96, 244)
    )
    svg += rect(20, 90, 430, 240, kit.round(body), 60) + rect(70, 104, 330, 14, "#5c6068", 7)
    svg += rect(0, 318, 470, 26, kit.dark, 12) + rect(430, 150, 34, 50, kit.dark, 10)
    svg += circle(110, 262, 26, kit.dark) + rect(106, 240, 8, 24, kit.paper, 4)
    return Shape(svg + rect(56, 150, 18, 130, WHITE, 9, opacity=0.4), 470, 344)


@shape("kettle")
def draw_kettle(kit: Kit) -> Shape:
    body = kit.main(STEEL)
    svg = line("M290 110C380 110 384 290 300 300", kit.dark, 28) + path(
        "M40 130L0 190l60 40z", kit.round(body)
    )
    svg += path("M84 60h150q70 130 70 260q0 20-24 20H46q-24 0-24-20Q20 190 84 60z", kit.round(body))
    return Shape(
        svg
        + path("M96 60q60-40 126 0z", lighten(body, -0.06))
        + circle(159, 28, 16, kit.dark)
        + rect(20, 332, 290, 26, kit.dark, 10),
        376,
        358,
    )


@shape("blender")
def draw_blender(kit: Kit) -> Shape:
    base = kit.main(kit.dark)
    fill = mix(kit.palette.accent, "#e2577b", 0.35)
    svg = line("M236 110q70 6 60 100t-84 90", "#d4dae0", 20)
    svg += path("M20 50h220l-26 290H46z", "#e8eef2", opacity=0.8) + path(
        "M30 160h200l-17 172H47z", kit.round(fill)
    )
    svg += rect(10, 26, 240, 34, kit.round(base), 14) + rect(100, 0, 60, 30, base, 8)
    svg += path("M40 338h180l26 130q4 22-18 22H32q-22 0-18-22z", kit.round(base)) + circle(
        130, 420, 30, lighten(base, 0.2)
    )
    return Shape(svg + path("M48 90h16l16 240H68z", WHITE, opacity=0.5), 304, 490)


@shape("coffee-machine")
def draw_coffee_machine(kit: Kit) -> Shape:
    body = kit.main(kit.dark)
    svg = rect(0, 0, 380, 120, kit.flat(body), 24) + rect(
        220, 100, 160, 300, kit.flat(lighten(body, -0.03)), 16
    )
    svg += (
        rect(0, 380, 380, 60, kit.flat(body), 18)
        + rect(30, 372, 190, 14, STEEL, 6)
        + rect(70, 116, 90, 40, STEEL, 8)
    )
    svg += line("M96 156v44M134 156v44", "#5b3722", 8) + group(
        draw_mug(Kit(kit.palette, kit.rng, kit.sheet, kit.paper)).svg, 58, 246, 0.46
    )
    return Shape(
        svg
        + circle(60, 60, 22, kit.palette.accent)
        + circle(120, 60, 12, STEEL)
        + rect(250, 140, 100, 120, STEEL, 8, opacity=0.5),
        380,
        440,
    )


@shape("fridge")
def draw_fridge(kit: Kit) -> Shape:
    body = kit.main(kit.soft)
    svg = rect(0, 0, 300, 620, kit.round(body, 0.7), 34) + rect(
        0, 214, 300, 8, "#000000", opacity=0.2
    )
    return Shape(
        svg
        + rect(30, 110, 14, 80, STEEL, 7)
        + rect(30, 250, 14, 140, STEEL, 7)
        + rect(40, 614, 50, 18, kit.dark, 4)
        + rect(210, 614, 50, 18, kit.dark, 4),
        300,
        632,
    )


@shape("washer")
def draw_washer(kit: Kit) -> Shape:
    body = kit.main("#eef0f2")
    svg = (
        rect(0, 0, 400, 470, kit.flat(body), 24)
        + rect(0, 84, 400, 5, "#000000", opacity=0.12)
        + circle(60, 42, 20, STEEL)
    )
    svg += (
        rect(240, 26, 120, 32, kit.dark, 8)
        + circle(200, 280, 138, STEEL)
        + circle(200, 280, 112, "#3c4652")
    )
    return Shape(
        svg
        + path("M92 296q54-44 108-6t108-14a112 112 0 0 1-216 20z", kit.palette.accent2)
        + path("M130 220q30-50 80-46q-50 16-60 60z", WHITE, opacity=0.4),
        400,
        470,
    )


@shape("oven")
def draw_oven(kit: Kit) -> Shape:
    body = kit.main("#e7e9ec")
    svg = rect(0, 0, 420, 430, kit.flat(body), 18) + "".join(
        circle(60 + i * 75, 44, 20, kit.dark) for i in range(5)
    )
    svg += (
        rect(36, 96, 348, 18, STEEL, 9)
        + rect(36, 134, 348, 250, "#2b2f37", 16)
        + rect(66, 164, 288, 190, "#4a3a2c", 10)
    )
    return Shape(svg + path("M110 330q100-90 200 0z", BREAD), 420, 430)
