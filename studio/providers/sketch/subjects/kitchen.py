"""Cups, plates, pots and what is eaten from them."""

from studio.providers.sketch.oklab import lighten
from studio.providers.sketch.pen import circle, ellipse, group, line, path, rect
from studio.providers.sketch.subjects.shape import Kit, Shape, shape

WHITE = "#ffffff"


@shape("mug")
def draw_mug(kit: Kit) -> Shape:
    body = kit.main(kit.palette.accent)
    svg = circle(262, 130, 62, "none", stroke=lighten(body, -0.06), stroke_width=26)
    svg += path("M10 24h240v196q0 50-50 50H60q-50 0-50-50z", kit.round(body))
    svg += ellipse(130, 26, 120, 24, lighten(body, 0.08)) + ellipse(130, 30, 104, 18, "#5b3722")
    return Shape(svg + kit.shine(34, 70, 14, 140, 0.3), 340, 272)


@shape("papercup")
def draw_papercup(kit: Kit) -> Shape:
    body = kit.main(kit.paper)
    svg = path("M24 50h192l-22 330q-2 16-18 16H64q-16 0-18-16z", kit.round(body))
    svg += path("M34 150h172l-9 130H43z", kit.round(kit.palette.accent)) + circle(
        120, 214, 34, kit.paper
    )
    return Shape(
        svg
        + path("M36 6h168l10 28H26z", kit.round(kit.dark))
        + rect(10, 30, 220, 24, kit.round(lighten(kit.dark, 0.05)), 10),
        240,
        396,
    )


@shape("iced")
def draw_iced(kit: Kit) -> Shape:
    drink = kit.main("#b98455")
    glass = "M28 140h244l-26 440q-2 22-26 22H80q-24 0-26-22z"
    svg = group(rect(-9, -150, 18, 420, kit.round(kit.palette.accent), 9), 176, 154, 1, 12)
    svg += path(glass, WHITE, opacity=0.4)
    fill = kit.sheet.linear(
        [(0, "#f8ead6"), (0.3, lighten(drink, 0.18)), (0.55, drink), (1, lighten(drink, -0.2))]
    )
    svg += path("M32 200h236l-24 376q-2 22-24 22H82q-22 0-24-22z", fill)
    for _ in range(6):
        x, y = kit.rng.uniform(80, 210), kit.rng.uniform(230, 360)
        svg += group(
            rect(-30, -30, 60, 60, WHITE, 14, opacity=0.32), x, y, 1, kit.rng.uniform(-25, 25)
        )
    svg += path("M14 110q0-50 136-50t136 50v22H14z", WHITE, opacity=0.55) + rect(
        4, 122, 292, 26, WHITE, 12, opacity=0.92
    )
    svg += circle(150, 430, 50, kit.paper) + path("M150 398q40 32 0 64q-40-32 0-64z", kit.dark)
    return Shape(svg + path("M50 170h20l18 410h-16z", WHITE, opacity=0.4), 300, 602)


@shape("glass")
def draw_glass(kit: Kit) -> Shape:
    drink = kit.main("#f2a03d")
    svg = path("M0 0h220l-24 330q-2 20-22 20H46q-20 0-22-20z", WHITE, opacity=0.45)
    svg += path("M10 90h200l-17 238q-2 14-16 14H43q-14 0-16-14z", kit.round(drink)) + ellipse(
        110, 90, 100, 16, lighten(drink, 0.1)
    )
    return Shape(svg + kit.shine(30, 40, 12, 260, 0.45), 220, 350)


@shape("plate")
def draw_plate(kit: Kit) -> Shape:
    body = kit.main(kit.paper)
    svg = ellipse(230, 40, 230, 34, lighten(body, -0.08)) + ellipse(230, 32, 228, 32, body)
    svg += ellipse(230, 32, 160, 20, lighten(body, -0.04))
    return Shape(svg, 460, 74, surface=36)


@shape("bowl")
def draw_bowl(kit: Kit) -> Shape:
    body = kit.main(kit.palette.accent2)
    front = path("M0 30h400q0 130-110 170H110Q0 160 0 30z", kit.round(body))
    back = ellipse(200, 30, 200, 30, lighten(body, -0.1))
    return Shape(back + front, 400, 200, mouth=30, front=front)


@shape("basket-shape")
def draw_basket(kit: Kit) -> Shape:
    body = kit.main("#c1935a")
    front = path("M0 120h420l-40 190q-4 20-26 20H66q-22 0-26-20z", kit.round(body))
    for i in range(4):
        front += line(f"M{12 + i * 9} {160 + i * 44}H{408 - i * 9}", lighten(body, -0.12), 8)
    for i in range(9):
        front += line(f"M{30 + i * 45} 130L{64 + i * 36.5:.0f} 322", lighten(body, -0.08), 6)
    front += rect(-6, 104, 432, 30, kit.round(lighten(body, 0.05)), 15)
    handle = line("M40 112C60-30 360-30 380 112", lighten(body, -0.08), 20)
    return Shape(handle + front, 426, 330, mouth=116, front=front)


@shape("cooking-pot")
def draw_cooking_pot(kit: Kit) -> Shape:
    body = kit.main()
    svg = rect(0, 96, 60, 30, kit.dark, 14) + rect(380, 96, 60, 30, kit.dark, 14)
    svg += rect(40, 70, 360, 200, kit.round(body), 40) + rect(
        26, 58, 388, 26, kit.round(lighten(body, 0.06)), 12
    )
    return Shape(
        svg
        + path("M60 58q160-70 320 0z", kit.round(lighten(body, -0.04)))
        + circle(220, 18, 18, kit.dark),
        440,
        270,
    )


@shape("pan")
def draw_pan(kit: Kit) -> Shape:
    svg = rect(330, 34, 260, 28, kit.round(kit.main("#6d4a33")), 14)
    svg += path("M0 20h350q-14 84-70 84H70Q14 104 0 20z", kit.round("#33353c"))
    return Shape(
        svg + ellipse(175, 22, 175, 20, "#4a4d56") + ellipse(175, 24, 150, 13, "#26282e"),
        590,
        104,
        surface=18,
    )


@shape("slices")
def draw_slices(kit: Kit) -> Shape:
    fruit = kit.main("#f58a1f")

    def half(r: float, turn: float) -> str:
        svg = (
            circle(0, 0, r, fruit)
            + circle(0, 0, r * 0.92, "#fff3d6")
            + circle(0, 0, r * 0.84, lighten(fruit, 0.1))
        )
        wedge = path(
            f"M0 {-r * 0.06:.1f}C{r * 0.3:.1f} {-r * 0.3:.1f} "
            f"{r * 0.26:.1f} {-r * 0.74:.1f} 0 {-r * 0.8:.1f}"
            f"C{-r * 0.26:.1f} {-r * 0.74:.1f} {-r * 0.3:.1f} {-r * 0.3:.1f} 0 {-r * 0.06:.1f}z",
            lighten(fruit, 0.02),
        )
        return group(svg + "".join(group(wedge, 0, 0, 1, i * 40) for i in range(9)), 0, 0, 1, turn)

    return Shape(group(half(150, 12), 316, 156) + group(half(132, -8), 132, 174), 466, 306)


@shape("lemon-cake")
def draw_lemon_cake(kit: Kit) -> Shape:
    svg = path("M20 90q10-80 220-80t220 80v130q0 16-20 16H40q-20 0-20-16z", kit.round("#d9a24e"))
    svg += path(
        "M20 100q0-92 220-92t220 92q4 34-20 36t-34-26q-16 70-44 26"
        "t-40-10q-10 86-44 26t-44-10q-14 60-40 16t-44 10"
        "q-20 40-40-4t-40 10q-30 20-60-74z",
        "#fff6dc",
    )
    svg += "".join(
        circle(110 + i * 86, 46 - 8 * (i in (1, 2)), 30, "#f6cf45")
        + circle(110 + i * 86, 46 - 8 * (i in (1, 2)), 22, "#fbe48a")
        for i in range(4)
    )
    return Shape(svg, 480, 236)


@shape("pizza-whole")
def draw_pizza(kit: Kit) -> Shape:
    svg = (
        circle(230, 230, 230, "#c98b45")
        + circle(230, 230, 204, "#c8402c")
        + circle(230, 230, 196, "#f4cf7a")
    )
    for i in range(9):
        x, y = (
            230
            + (130 if i else 0) * kit.rng.uniform(0.7, 1.05) * (1 if i % 2 else -1) * ((i % 3) / 2),
            110 + i * 28,
        )
        svg += circle(x, y, 28, "#c5392b") + circle(x - 6, y - 6, 16, "#d9553f")
    for i in range(6):
        svg += group(
            path("M0 0q26-30 52 0q-26 26-52 0z", "#4f8f4a"),
            120 + i * 40,
            130 + (i * 83) % 210,
            1,
            i * 50,
        )
    return Shape(svg, 460, 460)


@shape("raspberry")
def draw_raspberry(kit: Kit) -> Shape:
    body = kit.main("#c9284f")
    svg = ""
    for row, count in enumerate((4, 5, 5, 4, 3, 2)):
        for i in range(count):
            x = 150 + (i - (count - 1) / 2) * 52
            svg += circle(x, 110 + row * 40, 32, lighten(body, -0.05 + 0.03 * ((i + row) % 3)))
            svg += circle(x - 8, 100 + row * 40, 9, WHITE, opacity=0.35)
    return Shape(
        path(
            "M150 84q-70 20-110-20q60-20 96 0q-30-40-10-64q30 20 30 54"
            "q10-40 50-50q10 40-22 60q50-14 80 10q-50 36-114 10z",
            "#4f8f4a",
        )
        + svg,
        300,
        346,
    )


@shape("window")
def draw_window(kit: Kit) -> Shape:
    frame = kit.main("#f4efe6")
    sky = kit.sheet.linear([(0, "#bfe0f2"), (1, "#eaf4ee")])
    svg = (
        rect(0, 0, 380, 480, frame, 8)
        + rect(22, 22, 336, 420, sky)
        + path("M22 442v-90q90-60 170-20t166-30v140z", "#a9c9a4")
    )
    svg += rect(180, 22, 20, 420, frame) + rect(22, 212, 336, 18, frame)
    return Shape(svg + rect(-16, 452, 412, 28, lighten(frame, -0.06), 6), 380, 480)


@shape("produce")
def draw_produce(kit: Kit) -> Shape:
    """A wooden crate heaped with carrots, tomatoes, lettuce and an aubergine."""
    wood = kit.main("#c99a63")
    svg = ""
    for x, y, r, tone in (
        (70, 116, 62, "#5f9e4a"), (120, 84, 60, "#76b356"), (182, 104, 64, "#5f9e4a"),
        (146, 128, 58, "#8cc465"),
    ):  # fmt: skip
        svg += circle(x, y, r, tone)
    for x, turn in ((262, -12), (306, 4), (346, 18)):
        leaves = "".join(
            line(f"M0 0q{bend} -34 {bend * 2} -74", "#4f8f43", 9) for bend in (-16, 0, 16)
        )
        root = path("M-24 0Q0 -22 24 0L6 150Q0 164 -6 150z", "#e8873a")
        svg += group(leaves + root, x, 84, 1, turn)
    svg += path("M392 178Q372 60 440 34q54 -8 62 44q0 70 -46 110z", "#5b3a6e")
    svg += path("M430 30q34 -22 56 6l-22 12z", "#4f8f43")
    for x, y in ((214, 164), (284, 176), (352, 168), (420, 176)):
        svg += circle(x, y, 42, "#d8483a") + circle(x - 12, y - 14, 9, "#f0897b")
        svg += path(f"M{x - 16} {y - 38}l16 10l16 -10l-6 16h-20z", "#4f8f43")
    for row in range(3):
        y = 180 + row * 66
        svg += rect(0, y, 540, 54, kit.flat(lighten(wood, 0.02 * (row % 2))), 6)
        svg += rect(0, y + 48, 540, 6, lighten(wood, -0.08), 3)
    for x in (14, 490):
        svg += rect(x, 172, 36, 206, lighten(wood, -0.06), 5)
        svg += "".join(circle(x + 18, 206 + row * 66, 6, "#8a6a44") for row in range(3))
    return Shape(svg, 540, 378)
