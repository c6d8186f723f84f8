"""Phones, screens, sound: things with a plug or a battery."""

from studio.providers.sketch.oklab import lighten, mix
from studio.providers.sketch.pen import circle, ellipse, group, line, path, rect
from studio.providers.sketch.subjects.shape import Kit, Shape, shape

WHITE = "#ffffff"
STEEL = "#c5cad1"


@shape("phone")
def draw_phone(kit: Kit) -> Shape:
    p = kit.palette
    svg = rect(0, 0, 290, 590, "#16171c", 46) + rect(4, 4, 282, 582, "#2a2c34", 43)
    svg += rect(12, 12, 266, 566, kit.flat(mix(p.surface, p.accent2, 0.25), 1.6), 36)
    svg += rect(105, 24, 80, 20, "#0e0f13", 10) + circle(145, 190, 62, p.light)
    svg += line("M120 192l18 18l34-38", p.accent, 12)
    svg += rect(60, 300, 170, 20, p.on(p.surface), 10, opacity=0.8)
    svg += rect(85, 336, 120, 13, p.on(p.surface), 6, opacity=0.4)
    svg += rect(40, 430, 210, 58, p.accent, 29) + rect(
        95, 453, 100, 12, p.on(p.accent), 6, opacity=0.85
    )
    return Shape(
        svg + path("M40 12h90L60 578H48q-36 0-36-36V48q0-36 28-36z", WHITE, opacity=0.1), 290, 590
    )


@shape("tablet")
def draw_tablet(kit: Kit) -> Shape:
    p = kit.palette
    svg = rect(0, 0, 460, 600, "#1b1c22", 30) + rect(20, 20, 420, 560, kit.flat(p.surface), 14)
    svg += rect(50, 60, 360, 200, p.accent, 14) + rect(
        50, 290, 240, 24, p.on(p.surface), 12, opacity=0.8
    )
    svg += "".join(
        rect(50, 340 + i * 36, 360 - 60 * (i == 3), 14, p.on(p.surface), 7, opacity=0.3)
        for i in range(4)
    )
    return Shape(svg, 460, 600)


@shape("laptop")
def draw_laptop(kit: Kit) -> Shape:
    p = kit.palette
    svg = rect(70, 0, 560, 370, "#23252c", 22) + rect(86, 16, 528, 338, kit.flat(p.light), 8)
    svg += rect(116, 50, 200, 26, p.on(p.light), 10, opacity=0.75)
    svg += "".join(
        rect(116, 100 + i * 34, 220 - 40 * (i == 2), 14, p.on(p.light), 7, opacity=0.25)
        for i in range(3)
    )
    svg += rect(116, 220, 130, 40, p.accent, 20) + rect(
        370, 50, 210, 250, mix(p.accent2, p.light, 0.3), 14
    )
    svg += circle(475, 150, 52, p.accent) + path("M370 300v-50q60-70 110-30t100-30v110z", p.accent2)
    svg += path("M0 372h700l-16 26q-6 10-20 10H36q-14 0-20-10z", kit.round(STEEL)) + rect(
        290, 372, 120, 12, "#9aa0a9", 6
    )
    return Shape(svg, 700, 408)


@shape("monitor")
def draw_monitor(kit: Kit) -> Shape:
    p = kit.palette
    svg = rect(0, 0, 640, 390, "#202229", 20) + rect(16, 16, 608, 346, kit.flat(p.light), 6)
    svg += path("M16 362V250q120-90 230-30t180-60t198 20v182z", p.accent2) + circle(
        480, 110, 46, p.accent
    )
    svg += path("M270 390h100l14 90H256z", kit.round(STEEL)) + rect(
        200, 474, 240, 20, kit.round(STEEL), 10
    )
    return Shape(svg, 640, 494)


@shape("watch")
def draw_watch(kit: Kit) -> Shape:
    band, p = kit.main(kit.dark), kit.palette
    svg = path("M70 0h120l14 120H56z", kit.round(band)) + path(
        "M56 330h148l-14 120H70z", kit.round(band)
    )
    svg += rect(20, 95, 220, 260, kit.round("#3a3d46"), 62) + rect(34, 109, 192, 232, "#0b0c10", 52)
    svg += rect(240, 190, 12, 54, "#555a66", 5)
    for r, color, share in ((70, p.accent, 0.78), (52, p.accent2, 0.61), (34, p.light, 0.83)):
        around = 2 * 3.14159 * r
        svg += circle(130, 225, r, "none", stroke=color, stroke_width=14, stroke_opacity=0.22)
        svg += group(
            circle(0, 0, r, "none", stroke=color, stroke_width=14, stroke_linecap="round",
                   stroke_dasharray=f"{around * share:.1f} {around:.1f}"),
            130, 225, 1, -90,
        )  # fmt: skip
    return Shape(svg, 252, 450)


@shape("speaker")
def draw_speaker(kit: Kit) -> Shape:
    body = kit.main(kit.dark)
    svg = rect(0, 0, 260, 440, kit.round(body, 0.7), 40)
    svg += (
        circle(130, 130, 62, "#0d0e12")
        + circle(130, 130, 44, "#34363f")
        + circle(130, 130, 18, kit.palette.accent)
    )
    return Shape(
        svg
        + circle(130, 310, 88, "#0d0e12")
        + circle(130, 310, 68, "#34363f")
        + circle(130, 310, 30, "#0d0e12"),
        260,
        440,
    )


@shape("headphones")
def draw_headphones(kit: Kit) -> Shape:
    body = kit.main(kit.dark)
    svg = line("M60 300C40 120 120 24 220 24S400 120 380 300", lighten(body, -0.04), 34)
    svg += line("M64 240C60 120 130 42 220 42s160 78 156 198", lighten(body, 0.12), 10)
    for x, flip in ((14, False), (426, True)):
        cup = rect(0, 0, 62, 190, kit.round(lighten(body, 0.1)), 30) + rect(
            48, 14, 56, 162, kit.round(body), 28
        )
        svg += group(cup, x, 226, 1, flip=flip)
    return Shape(svg, 440, 418)


@shape("earbuds")
def draw_earbuds(kit: Kit) -> Shape:
    body = kit.main(kit.paper)
    bud = (
        rect(26, 60, 30, 130, kit.round(body), 15)
        + ellipse(44, 52, 46, 52, kit.round(body))
        + ellipse(78, 50, 18, 26, kit.dark)
    )
    case = (
        rect(0, 0, 300, 190, kit.round(lighten(body, -0.03)), 66)
        + rect(0, 66, 300, 4, kit.dark, opacity=0.25)
        + circle(150, 100, 6, kit.palette.accent)
    )
    return Shape(group(case, 40, 120) + group(bud, 60, 0) + group(bud, 320, 0, flip=True), 380, 310)


@shape("drone")
def draw_drone(kit: Kit) -> Shape:
    body = kit.main(kit.dark)
    svg = line("M80 70L240 120M500 70L340 120", lighten(body, 0.1), 18)
    for x in (80, 500):
        svg += ellipse(x, 46, 80, 10, lighten(body, 0.25), opacity=0.7) + rect(
            x - 12, 44, 24, 50, body, 8
        )
    svg += (
        rect(190, 84, 200, 86, kit.round(body), 40)
        + circle(290, 176, 30, "#16171c")
        + circle(290, 176, 15, kit.palette.accent)
    )
    return Shape(svg + line("M220 168L190 220M360 168L390 220", body, 10), 580, 226)


@shape("calculator")
def draw_calculator(kit: Kit) -> Shape:
    body = kit.main(kit.dark)
    svg = (
        rect(0, 0, 280, 400, kit.flat(body), 28)
        + rect(28, 30, 224, 78, "#cfe0cf", 10)
        + rect(150, 54, 84, 30, "#4c5b4c", 6, opacity=0.6)
    )
    for i in range(16):
        x, y = 28 + i % 4 * 59, 132 + i // 4 * 62
        svg += rect(x, y, 47, 47, kit.palette.accent if i % 4 == 3 else lighten(body, 0.16), 10)
    return Shape(svg, 280, 400)


@shape("server")
def draw_server(kit: Kit) -> Shape:
    svg = rect(0, 0, 300, 480, kit.round("#2a2d36", 0.6), 16)
    for i in range(6):
        y = 26 + i * 73
        svg += rect(24, y, 252, 58, "#3c404c", 8) + circle(
            50, y + 29, 8, kit.palette.accent if i % 2 else "#4fc48b"
        )
        svg += "".join(rect(90 + j * 26, y + 18, 14, 22, "#22252d", 3) for j in range(6))
    return Shape(svg, 300, 480)


@shape("solar-panel")
def draw_solar_panel(kit: Kit) -> Shape:
    svg = path("M60 0h500l60 300H0z", "#dfe4ea") + path(
        "M70 10h480l54 280H16z", kit.flat("#27477e", 1.6)
    )
    for i in range(1, 5):
        svg += line(f"M{70 + 96 * i} 10L{16 + 117.6 * i:.0f} 290", "#9db4d8", 4)
    for i in range(1, 3):
        svg += line(f"M{70 - 18 * i} {10 + 93 * i}H{550 + 18 * i}", "#9db4d8", 4)
    return Shape(
        svg + rect(290, 300, 40, 70, "#8d949e") + rect(230, 362, 160, 16, "#8d949e", 6), 620, 378
    )


@shape("wind-turbine")
def draw_wind_turbine(kit: Kit) -> Shape:
    blade = path("M-9 0Q-16-60 0-230Q14-60 9 0z", "#f4f6f8")
    svg = path("M196 230h18l14 430h-46z", kit.round("#e4e8ec"))
    svg += "".join(group(blade, 205, 230, 1, turn) for turn in (8, 128, 248)) + circle(
        205, 230, 17, "#cfd5dc"
    )
    return Shape(svg, 410, 660)


@shape("vacuum")
def draw_vacuum(kit: Kit) -> Shape:
    body = kit.main()
    svg = line("M210 40L130 400", STEEL, 16) + rect(186, 0, 60, 90, kit.round(kit.dark), 24)
    svg += group(rect(0, 0, 90, 190, kit.round(body), 40), 180, 84, 1, 12)
    return Shape(
        svg + path("M20 400h220q16 0 16 20v28H4v-28q0-20 16-20z", kit.flat(kit.dark)), 280, 448
    )


@shape("hairdryer")
def draw_hairdryer(kit: Kit) -> Shape:
    body = kit.main()
    svg = path("M150 150h70l-24 230q-2 16-18 16h-26q-16 0-14-18z", kit.round(lighten(body, -0.06)))
    svg += rect(100, 20, 240, 160, kit.flat(body), 78) + rect(
        0, 44, 130, 112, kit.round(lighten(kit.dark, 0.06)), 14
    )
    return Shape(
        svg + circle(262, 100, 46, lighten(body, -0.1)) + circle(262, 100, 30, kit.dark), 340, 396
    )
