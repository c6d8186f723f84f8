"""Bottles, jars, cans, cartons: the packaging of a product."""

from studio.providers.sketch.oklab import lighten
from studio.providers.sketch.pen import circle, ellipse, group, path, rect
from studio.providers.sketch.subjects.shape import Kit, Shape, shape

WHITE = "#ffffff"


@shape("dropper")
def draw_dropper(kit: Kit) -> Shape:
    glass = kit.main("#b8651f")
    body = "M100 146h60v30c0 26 66 26 66 82v258q0 34-34 34H68q-34 0-34-34V258c0-56 66-56 66-82z"
    svg = path("M112 10q0-10 18-10q18 0 18 10v64h-36z", lighten(kit.dark, 0.06))
    svg += rect(104, 62, 52, 84, kit.round(lighten(kit.dark, 0.04)), 7)
    svg += "".join(rect(107 + i * 5.2, 66, 1.6, 76, "#000000", opacity=0.16) for i in range(9))
    svg += path(body, kit.round(glass, 1.2))
    svg += path("M40 352h180v164q0 28-28 28H68q-28 0-28-28z", lighten(glass, -0.12), opacity=0.35)
    svg += kit.label(34, 300, 192, 178)
    svg += path("M52 262q2-34 28-48l8 0q-22 22-22 52v262q-14-2-14-22z", WHITE, opacity=0.34)
    return Shape(svg + rect(204, 262, 7, 250, WHITE, 4, opacity=0.16), 260, 550)


@shape("bottle")
def draw_bottle(kit: Kit) -> Shape:
    glass = kit.main(kit.palette.accent2)
    svg = rect(86, 0, 68, 46, kit.round(kit.palette.accent), 9)
    svg += rect(92, 44, 56, 20, lighten(glass, -0.08), 3)
    svg += path(
        "M94 62h52v74c0 44 62 54 62 126v306q0 32-32 32H64q-32 0-32-32V262c0-72 62-82 62-126z",
        kit.round(glass),
    )
    svg += kit.label(32, 310, 176, 180)
    svg += path("M52 268q0-50 34-78h9q-28 36-28 80v296q-15-2-15-20z", WHITE, opacity=0.28)
    return Shape(svg, 240, 600)


@shape("jar")
def draw_jar(kit: Kit) -> Shape:
    body = kit.main(kit.soft)
    svg = rect(14, 0, 312, 84, kit.round(kit.paper), 14) + rect(
        14, 70, 312, 14, "#000", 4, opacity=0.1
    )
    svg += path(
        "M24 88h292q14 0 14 16v132q0 40-40 40H50q-40 0-40-40V104q0-16 14-16z", kit.round(body)
    )
    svg += kit.label(84, 112, 172, 126) + rect(34, 104, 16, 132, WHITE, 8, opacity=0.3)
    return Shape(svg, 340, 276)


@shape("tube")
def draw_tube(kit: Kit) -> Shape:
    body = kit.main(kit.soft)
    svg = path("M20 0h180l-16 410H36z", kit.round(body)) + rect(
        14, 0, 192, 26, lighten(body, -0.1), 3
    )
    svg += "".join(rect(20 + i * 9.4, 3, 2, 20, WHITE, opacity=0.25) for i in range(20))
    svg += rect(44, 404, 132, 76, kit.round(lighten(kit.paper, -0.03)), 12)
    svg += kit.label(52, 110, 116, 190) + path("M40 40h14l-8 350h-6z", WHITE, opacity=0.3)
    return Shape(svg, 220, 480)


@shape("can")
def draw_can(kit: Kit) -> Shape:
    body = kit.main()
    second = kit.palette.accent2 if not kit.color else lighten(body, 0.16)
    svg = path("M30 26q0-24 90-24t90 24l16 34H14z", kit.round("#c3c8cf"))
    svg += rect(14, 58, 212, 348, kit.round(body))
    svg += path("M14 404h212l-16 30q0 14-90 14t-90-14z", kit.round("#b9bec6"))
    svg += path("M14 250q106-96 212-8v164H14z", second, opacity=0.92)
    svg += path("M14 292q106-92 212-6v120H14z", lighten(second, 0.08), opacity=0.7)
    svg += circle(120, 168, 58, kit.paper)
    svg += path("M120 128c26 30 36 46 36 62a36 36 0 0 1-72 0c0-16 10-32 36-62z", body)
    for _ in range(14):
        x, y = kit.rng.uniform(60, 214), kit.rng.uniform(240, 396)
        svg += ellipse(x, y, kit.rng.uniform(2.5, 5), kit.rng.uniform(4, 8), WHITE, opacity=0.42)
    return Shape(svg + rect(34, 64, 15, 338, WHITE, 8, opacity=0.3), 240, 448)


@shape("carton")
def draw_carton(kit: Kit) -> Shape:
    body = kit.main(kit.soft)
    svg = path("M0 60L210 70V450L0 430z", kit.flat(body)) + path(
        "M210 70L320 50V420L210 450z", lighten(body, -0.13)
    )
    svg += path("M0 60L112 34L320 50L210 70z", lighten(body, 0.09))
    return Shape(svg + group(kit.label(32, 130, 146, 210), 0, 4), 320, 450)


@shape("pouch")
def draw_pouch(kit: Kit) -> Shape:
    body = kit.main(kit.palette.accent2)
    svg = path(
        "M20 12h260l10 40c-14 120-4 280 14 380q2 24-24 26q-130 18-260 0q-26-2-24-26"
        "c18-100 28-260 14-380z", kit.round(body),
    )  # fmt: skip
    svg += rect(18, 0, 264, 34, lighten(body, -0.06), 5) + rect(18, 40, 264, 4, WHITE, opacity=0.3)
    svg += kit.label(62, 120, 176, 230)
    svg += path("M46 60c-8 110 0 250 12 350h12c-10-100-16-240-8-350z", WHITE, opacity=0.22)
    return Shape(svg, 304, 466)


@shape("perfume")
def draw_perfume(kit: Kit) -> Shape:
    glass = kit.main(kit.soft)
    svg = rect(118, 0, 84, 96, kit.round(kit.palette.accent), 10)
    svg += rect(134, 94, 52, 26, kit.round("#cfd2d6"), 3)
    svg += rect(10, 118, 300, 320, kit.flat(glass, 1.4), 34)
    svg += rect(30, 138, 260, 280, kit.flat(lighten(glass, 0.1)), 22, opacity=0.75)
    svg += path("M30 270h260v126q0 22-22 22H52q-22 0-22-22z", lighten(glass, -0.05), opacity=0.5)
    svg += rect(84, 226, 152, 104, kit.paper, 4, opacity=0.96)
    svg += rect(110, 256, 100, 11, kit.dark, 5) + rect(126, 286, 68, 7, kit.dark, 3, opacity=0.5)
    return Shape(svg + path("M44 152h26L44 330z", WHITE, opacity=0.5), 320, 438)


@shape("pump")
def draw_pump(kit: Kit) -> Shape:
    body = kit.main(kit.soft)
    svg = path("M96 0h60q40 0 50 34h-22q-8-12-30-12h-58z", kit.dark) + rect(
        104, 22, 32, 56, kit.round(lighten(kit.dark, 0.08))
    )
    svg += rect(76, 76, 88, 50, kit.round(lighten(kit.dark, 0.04)), 8)
    svg += rect(20, 122, 200, 400, kit.round(body), 40) + kit.label(52, 220, 136, 190)
    return Shape(svg + kit.shine(38, 170, 14, 300), 240, 522)


@shape("soap")
def draw_soap(kit: Kit) -> Shape:
    body = kit.main(kit.soft)
    svg = rect(0, 20, 320, 130, lighten(body, -0.1), 50) + rect(0, 0, 320, 126, kit.flat(body), 54)
    svg += rect(40, 28, 240, 70, lighten(body, 0.05), 32, opacity=0.8)
    return Shape(svg + rect(110, 54, 100, 18, lighten(body, -0.1), 9), 320, 150)


@shape("lipstick")
def draw_lipstick(kit: Kit) -> Shape:
    color = kit.main("#c2324a")
    svg = path("M36 170V60Q40 20 100 0q4 20 4 60v110z", kit.round(color))
    svg += rect(24, 160, 92, 90, kit.round("#d8b36a"), 4) + rect(
        10, 240, 120, 190, kit.round(kit.dark), 8
    )
    return Shape(svg, 140, 430)
