"""Printed matter and office things."""

from studio.providers.sketch.oklab import lighten
from studio.providers.sketch.pen import circle, group, line, path, rect
from studio.providers.sketch.subjects.shape import Kit, Shape, shape


@shape("ticket")
def draw_ticket(kit: Kit) -> Shape:
    body = kit.main()
    svg = path(
        "M20 0h440q20 0 20 20v60a30 30 0 0 0 0 60v60q0 20-20 20"
        "H20q-20 0-20-20v-60a30 30 0 0 0 0-60V20Q0 0 20 0z",
        kit.flat(body),
    )
    svg += line("M350 20V200", kit.paper, 5, stroke_dasharray="4 14") + rect(
        60, 60, 220, 26, kit.paper, 13, opacity=0.9
    )
    return Shape(
        svg
        + rect(60, 110, 150, 16, kit.paper, 8, opacity=0.6)
        + rect(60, 142, 180, 16, kit.paper, 8, opacity=0.6),
        480,
        220,
    )


@shape("business-card")
def draw_business_card(kit: Kit) -> Shape:
    svg = group(rect(0, 0, 420, 240, kit.main(), 14), 70, 6, 1, 7) + rect(
        0, 30, 420, 240, kit.paper, 14
    )
    svg += circle(70, 100, 32, kit.palette.accent) + rect(
        40, 168, 180, 20, kit.dark, 10, opacity=0.8
    )
    return Shape(
        svg
        + rect(40, 206, 120, 12, kit.dark, 6, opacity=0.35)
        + rect(40, 228, 150, 12, kit.dark, 6, opacity=0.35),
        490,
        300,
    )


@shape("chart")
def draw_chart(kit: Kit) -> Shape:
    p = kit.palette
    svg = rect(0, 0, 460, 360, kit.paper, 20) + line("M50 300H420", kit.dark, 5, opacity=0.5)
    for i, tall in enumerate((80, 120, 104, 168, 220)):
        svg += rect(66 + i * 70, 300 - tall, 46, tall, p.accent if i == 4 else p.accent2, 8)
    return Shape(svg + line("M88 190L160 150L228 164L300 98L392 44", kit.dark, 7), 460, 360)


@shape("checklist")
def draw_checklist(kit: Kit) -> Shape:
    svg = (
        rect(0, 20, 320, 420, kit.main("#b98555"), 20)
        + rect(26, 56, 268, 358, kit.paper, 6)
        + rect(100, 0, 120, 56, "#9aa0a9", 12)
    )
    for i in range(4):
        y = 110 + i * 74
        svg += rect(54, y, 36, 36, "none", 8, stroke=kit.dark, stroke_width=5) + rect(
            112, y + 10, 150 - 30 * (i % 2), 14, kit.dark, 7, opacity=0.35
        )
        svg += line(f"M62 {y + 18}l10 10l18-22", kit.palette.accent, 7) if i < 3 else ""
    return Shape(svg, 320, 440)


@shape("envelope")
def draw_envelope(kit: Kit) -> Shape:
    body = kit.main(kit.paper)
    svg = rect(0, 0, 460, 310, kit.flat(body), 20) + path(
        "M0 20L230 190L460 20Q456 0 440 0H20Q4 0 0 20z", lighten(body, -0.07)
    )
    return Shape(
        svg
        + line("M6 296L170 146M454 296L290 146", lighten(body, -0.12), 5)
        + circle(230, 170, 40, kit.palette.accent),
        460,
        310,
    )


@shape("calendar")
def draw_calendar(kit: Kit) -> Shape:
    svg = rect(0, 30, 380, 370, kit.paper, 26) + path(
        "M0 120V56q0-26 26-26h328q26 0 26 26v64z", kit.main()
    )
    svg += rect(86, 0, 24, 66, kit.dark, 12) + rect(270, 0, 24, 66, kit.dark, 12)
    for i in range(15):
        svg += rect(
            40 + i % 5 * 64,
            150 + i // 5 * 78,
            44,
            48,
            kit.palette.accent if i == 7 else kit.dark,
            10,
            opacity=1 if i == 7 else 0.16,
        )
    return Shape(svg, 380, 400)


@shape("gift")
def draw_gift(kit: Kit) -> Shape:
    box, ribbon = kit.main(), kit.palette.light
    svg = path(
        "M190 90Q80-30 70 50t120 40Q300-30 310 50t-120 40z",
        "none",
        stroke=lighten(ribbon, -0.08),
        stroke_width=22,
    )
    svg += rect(20, 150, 340, 230, kit.flat(box), 10) + rect(
        0, 90, 380, 76, kit.flat(lighten(box, 0.05)), 12
    )
    return Shape(svg + rect(162, 90, 56, 290, ribbon), 380, 380)
