"""Made places: studio backdrop, plinth, table top, desk, sky, space, plain ground, burst."""

import math

from studio.providers.sketch.color import contrast, lighten, mix
from studio.providers.sketch.pen import blob, circle, ellipse, group, line, number, path, polygon, rect
from studio.providers.sketch.scenes import furniture, plants, sky
from studio.providers.sketch.scenes.setting import Setting


def _backdrop(s: Setting) -> tuple[str, float, float]:
    """Wall and floor of a photo studio; gives the wall colour, the floor's edge, a shape's size."""
    u = s.unit
    wall = s.rng.choice((s.palette.surface, mix(s.palette.surface, s.palette.ground, 0.5), mix(s.palette.ground, s.palette.accent, 0.22)))
    edge = s.ground_y - s.height * 0.08
    s.fill(s.back.linear([(0, lighten(wall, 0.025)), (1, lighten(wall, -0.012))]))
    side = s.focus_x - s.width * 0.16 if s.light == "left" else s.focus_x + s.width * 0.16
    s.back.add(s.back.glow(side, s.height * 0.28, max(s.width, s.height) * 0.5, "#ffffff", 0.1 if s.palette.dark else 0.4))
    floor = lighten(wall, -0.03 if s.palette.dark else 0.03)
    s.back.add(rect(0, edge, s.width, s.height - edge, s.back.linear([(0, lighten(floor, -0.02)), (0.3, lighten(floor, 0.02)), (1, lighten(floor, -0.035))])))
    s.behind_words = floor if s.calm == "bottom" else wall
    reach = min(s.focus_width * 0.52, edge * 0.42, (s.width - abs(2 * s.focus_x - s.width)) * 0.47)
    if s.calm in {"left", "right"}:
        reach = min(reach, s.width * 0.21)
    if s.calm == "top" and s.calm_box:
        reach = min(reach, (edge - s.calm_box[3]) * 0.6)
    return wall, edge, max(reach, u * 4)


def _shape(s: Setting, wall: str, edge: float, r: float) -> None:
    """One calm form behind the subject: arch, disc, panel pair, half moon or window light."""
    x, kind = s.focus_x, s.rng.randrange(5)
    tone = mix(wall, s.palette.accent2, 0.42)
    strong = mix(s.palette.accent, wall, 0.12)
    top = max(edge - r * 2.3, s.calm_box[3] + s.unit if s.calm == "top" and s.calm_box else s.unit * 4)
    s.taken.append((x - r * 1.25, top, r * 2.5, edge - top))
    if kind == 0:
        y = min(edge - s.unit, top + r)
        s.back.add(path(f"M{number(x - r)} {number(edge)}V{number(y)}a{number(r)} {number(min(r, y - top))} 0 0 1 {number(2 * r)} 0V{number(edge)}z",
                        s.back.linear([(0, tone), (1, mix(tone, wall, 0.35))])))
    elif kind == 1:
        r = min(r, (edge - top) / 1.86)
        s.back.add(circle(x, edge - r * 0.86, r, s.back.linear([(0, strong), (1, mix(strong, wall, 0.25))])))
    elif kind == 2:
        s.back.add(rect(x - r * 1.2, top, r * 1.15, edge - top, mix(wall, s.palette.accent2, 0.28)))
        small = min(r * 0.62, (edge - top) * 0.42)
        s.back.add(circle(x + r * 0.5, top + (edge - top) * 0.42, small, strong))
    elif kind == 3:
        half = min(r * 1.15, edge - top)
        s.back.add(path(f"M{number(x - half)} {number(edge)}a{number(half)} {number(half)} 0 0 1 {number(2 * half)} 0z", strong))
        s.back.add(path(f"M{number(x - half * 0.62)} {number(edge)}a{number(half * 0.62)} {number(half * 0.62)} 0 0 1 {number(1.24 * half)} 0z", mix(strong, s.palette.light, 0.3)))
    else:
        slant = r * 0.5 * (1 if s.light == "left" else -1)
        for i in range(3):
            for k in range(2):
                wide, tall = r * 0.5, (edge - top) * 0.38
                px, py = x - r * 0.95 + i * r * 0.62, top + (edge - top) * (0.06 + 0.44 * k)
                s.back.add(polygon([(px, py), (px + wide, py), (px + wide + slant * 0.4, py + tall), (px + slant * 0.4, py + tall)],
                                   mix(s.palette.light, "#fff6df", 0.5), opacity=0.1 if s.palette.dark else 0.5))


def _twigs(s: Setting) -> None:
    """Leaves reaching in from the lower corner beside the subject."""
    if s.calm == "bottom":
        return
    u = s.unit
    green = mix(s.local("#4f8a5f", 0.15), s.palette.accent2, 0.25)
    right = s.focus_x < s.width * 0.5 if s.calm is None else s.calm == "left"
    x, side = (s.width, -1) if right else (0, 1)
    if abs(x - s.focus_x) < u * 34:
        return
    for i, (long, turn) in enumerate(((38, 16), (28, 42))):
        s.front.add(group(plants.sprig(s.rng, lighten(green, 0.04 * i), u * long, 7, 0.25 * side), x + side * u * 5 * i, s.height + u * 3, 1, turn * side))


def plinth(s: Setting, x: float, y: float, wide: float, tall: float, tone: str) -> None:
    """A cylinder whose top is centred on (x, y)."""
    ry = wide * 0.075
    lit, dark = lighten(tone, 0.04), lighten(tone, -0.09)
    stops = ((0, lit), (0.55, tone), (1, dark)) if s.light == "left" else ((0, dark), (0.45, tone), (1, lit))
    s.back.add(s.back.shadow(x, y + tall + ry * 0.2, wide * 1.25, s.palette.shade, 0.3))
    s.back.add(path(f"M{number(x - wide / 2)} {number(y)}v{number(tall)}a{number(wide / 2)} {number(ry)} 0 0 0 {number(wide)} 0v{number(-tall)}z",
                    s.back.linear(stops, (0, 0), (1, 0))))
    s.back.add(ellipse(x, y, wide / 2, ry, s.back.linear([(0, lighten(tone, 0.07)), (1, lighten(tone, 0.03))], (0, 0), (1, 0))))


def paint_studio(s: Setting) -> None:
    """A seamless backdrop with one form behind and a soft floor."""
    wall, edge, r = _backdrop(s)
    _shape(s, wall, edge, r)
    s.figure_height = min(s.height * 0.62, s.ground_y - (s.calm_box[3] if s.calm == "top" and s.calm_box else s.height * 0.08))
    s.back.add(s.back.shadow(s.focus_x, s.ground_y, r * 1.7, s.palette.shade, 0.16))
    if s.rng.random() < 0.5:
        _twigs(s)


def paint_plinth(s: Setting) -> None:
    """One, two or three plinths for products, with a form and leaves."""
    wall, edge, r = _backdrop(s)
    _shape(s, wall, edge, r)
    stone = mix(s.palette.light, s.palette.surface, 0.3) if not s.palette.dark else mix(s.palette.surface, s.palette.accent2, 0.2)
    wide, tall = r * 1.55, s.height * 0.085
    kind = s.rng.randrange(3)
    side = 1 if s.rng.random() < 0.5 else -1
    second = mix(stone, s.palette.accent2, 0.3)
    low = s.ground_y + tall * 0.3
    if kind >= 1 and fits(s, s.focus_x + side * wide * 0.72, wide * 0.3):
        plinth(s, s.focus_x + side * wide * 0.72, low, wide * 0.5, tall * 0.75, second)
    if kind == 2 and fits(s, s.focus_x - side * wide * 0.72, wide * 0.26):
        plinth(s, s.focus_x - side * wide * 0.72, low + tall * 0.3, wide * 0.42, tall * 0.5, mix(stone, s.palette.accent, 0.35))
    plinth(s, s.focus_x, s.ground_y, wide, tall if s.calm != "bottom" else tall * 0.5, stone)
    s.focus_width, s.figure_height = wide * 0.82, 0
    _twigs(s)


def fits(s: Setting, x: float, half: float) -> bool:
    """Whether something ``half`` wide either way stays in the picture and off a calm side."""
    box = s.calm_box
    if not half < x < s.width - half:
        return False
    return not (box and s.calm in {"left", "right"} and box[0] - half < x < box[0] + box[2] + half)


def paint_table(s: Setting) -> None:
    """A table top near the viewer, before a soft room."""
    wall = mix(s.palette.surface, s.palette.ground, s.rng.uniform(0.2, 0.7))
    s.fill(s.back.linear([(0, lighten(wall, 0.03)), (1, lighten(wall, -0.02))]))
    s.behind_words = wall
    u, edge = s.unit, s.ground_y - s.height * 0.09
    s.back.add(s.back.glow(s.width * (0.2 if s.light == "left" else 0.8), s.height * 0.15, max(s.width, s.height) * 0.55, "#ffffff", 0.32 if not s.palette.dark else 0.08))
    if s.calm != "top" and s.rng.random() < 0.7:
        half, tall = min(u * 22, s.width * 0.2), edge * 0.62
        x = s.focus_x + half * s.rng.choice((-0.5, 0.5))
        if s.free(x - half, edge * 0.1, x + half, edge * 0.1 + tall):
            top, low = sky.sky_colours(s)
            s.back.add(group(furniture.window(lighten(wall, 0.06), s.back.linear([(0, mix(top, wall, 0.3)), (1, mix(low, wall, 0.3))]), u * 22, half * 2, tall), x, edge * 0.1 + tall))
    for _ in range(9):
        x, y, r = s.rng.uniform(0, s.width), s.rng.uniform(0.1, 0.85) * edge, u * s.rng.uniform(3, 7)
        if s.free(x - r, y - r, x + r, y + r):
            s.back.add(circle(x, y, r, mix(s.palette.accent, s.palette.light, 0.5), opacity=0.14))
    wood = s.rng.choice((s.local("#b98a5e", 0.12), mix(s.palette.light, s.palette.surface, 0.35),
                         s.local("#8f6444", 0.12), mix(s.palette.accent2, s.palette.shade, 0.12)))
    if contrast(wood, wall) < 1.18:
        wood = s.local("#b98a5e", 0.12)
    s.back.add(rect(0, edge, s.width, s.height - edge, s.back.linear([(0, lighten(wood, 0.05)), (1, lighten(wood, -0.03))])))
    s.back.add(rect(0, edge, s.width, u * 0.7, lighten(wood, 0.1)))
    if s.calm != "bottom":
        for _ in range(7):
            y = s.rng.uniform(edge + u * 2, s.height)
            x = s.rng.uniform(-0.1, 0.8) * s.width
            s.back.add(line(f"M{number(x)} {number(y)}q{number(s.width * 0.12)} {number(u * s.rng.uniform(-0.8, 0.8))} {number(s.width * s.rng.uniform(0.2, 0.4))} 0",
                            lighten(wood, -0.045), u * 0.3, opacity=0.7))
    else:
        s.behind_words = wood
    s.taken.append((0, edge, s.width, s.height - edge))
    s.figure_height = 0


def paint_desk(s: Setting) -> None:
    """A desk seen from the front: lamp, screen or books, plant; things stand on it."""
    paint_table(s)
    u, y = s.unit, s.ground_y - s.unit * 5
    away = 1 if s.rng.random() < 0.5 else -1
    dark = mix(s.palette.shade, s.palette.accent2, 0.2)
    reach = s.focus_width * 0.5 + u * 3
    for side, kind in ((away, "lamp"), (-away, "books")):
        x = s.focus_x + side * reach
        if not fits(s, x, u * 7):
            continue
        if kind == "lamp" and s.calm != "top":
            arm = line(f"M0 0L{number(-side * u * 2)} {number(-u * 15)}L{number(-side * u * 8)} {number(-u * 22)}", dark, u * 0.9)
            head = path(f"M{number(-u * 3)} {number(-u * 25)}h{number(u * 6)}l{number(u * 3)} {number(u * 6)}h{number(-u * 12)}z", s.palette.accent)
            s.back.add(s.back.glow(x - side * u * 8, y - u * 14, u * 16, "#fff0c4", 0.4))
            s.back.add(group(ellipse(0, 0, u * 4.5, u * 1.1, dark) + arm + group(head, -side * u * 9, 0), x, y))
            s.taken.append((x - u * 16, y - u * 27, u * 32, u * 27))
        else:
            stack = ""
            for i, tone in enumerate((s.palette.accent2, s.palette.accent, mix(s.palette.light, s.palette.accent2, 0.3))):
                stack += rect(-u * (6 - 0.5 * i), -u * 2.2 * (i + 1), u * (12 - i), u * 2.1, tone, u * 0.3)
            s.back.add(s.back.shadow(x, y, u * 14, s.palette.shade, 0.2), group(stack, x, y))
            if s.calm != "top":
                s.back.add(group(plants.pot_plant(s.rng, s.palette.accent, s.local("#4f8f64", 0.1), u * 13), x, y - u * 6.6))


def paint_sky(s: Setting) -> None:
    """Nothing but sky and clouds; the subject floats."""
    low = sky.paint_sky(s, s.height * 1.1)
    sky.paint_sun(s, s.height * 0.75, 1.1)
    sky.paint_clouds(s, s.height * 0.9, 8, 0.95)
    u = s.unit
    s.ground_y = s.height * (0.62 if s.calm == "bottom" else 0.72)
    if s.calm != "bottom":
        white = mix(low, "#ffffff", 0.7) if not s.night else lighten(low, 0.06)
        for x in (0.06, 0.24, 0.52, 0.78, 0.96):
            r = u * s.rng.uniform(11, 17)
            s.front.add(circle(s.width * x, s.height + r * 0.35, r, white))
            s.front.add(circle(s.width * x + r, s.height + r * 0.5, r * 0.8, white))
    s.figure_height = s.height * 0.46


def paint_space(s: Setting) -> None:
    """Deep space with planets, over the curve of a moon."""
    u = s.unit
    deep = mix(s.palette.shade, "#0b1030", 0.6)
    far = mix(deep, s.palette.accent2, 0.3)
    s.hour = "night"
    s.fill(s.back.linear([(0, deep), (1, far)], (0, 0), (0.5, 1)))
    s.behind_words = mix(deep, far, 0.35)
    for tone, x, y, r in ((s.palette.accent, 0.85, 0.7, 0.5), (s.palette.accent2, 0.25, 0.3, 0.55)):
        s.back.add(s.back.glow(s.width * x, s.height * y, max(s.width, s.height) * r, tone, 0.2))
    sky.paint_stars(s, s.height, 5)
    for size, tone in ((9, s.palette.accent), (4, mix(s.palette.accent2, s.palette.light, 0.4))):
        r = u * size * s.rng.uniform(0.85, 1.2)
        spot = sky.light_place(s, r * 1.7, s.height * 0.7)
        if spot is None:
            continue
        x, y = spot
        lit = s.back.linear([(0, lighten(tone, 0.08)), (1, lighten(tone, -0.16))], (0, 0), (1, 1))
        ring = ellipse(0, 0, r * 1.7, r * 0.36, "none", stroke=mix(tone, s.palette.light, 0.5), stroke_width=r * 0.12)
        planet = circle(0, 0, r, lit)
        if size > 5:
            s.back.add(group(ring + planet + path(f"M{number(-r * 1.7)} 0A{number(r * 1.7)} {number(r * 0.36)} 0 0 0 {number(r * 1.7)} 0", "none",
                                                  stroke=mix(tone, s.palette.light, 0.5), stroke_width=r * 0.12), x, y, 1, -18))
        else:
            s.back.add(group(planet, x, y))
    moon = mix(s.palette.accent2, "#c9c8d6", 0.55)
    radius = max(s.width, s.height) * 0.9
    s.back.add(circle(s.focus_x, s.ground_y + radius - u * 2, radius, s.back.linear([(0, moon), (0.2, lighten(moon, -0.12)), (1, lighten(moon, -0.2))])))
    s.taken.append((0, s.ground_y - u * 4, s.width, s.height))
    if s.calm != "bottom":
        for _ in range(10):
            x = s.rng.uniform(0, s.width)
            drop = math.hypot(x - s.focus_x, 0) ** 2 / (2 * radius)
            y = s.ground_y + drop + s.rng.uniform(u * 3, s.height * 0.14)
            wide = u * s.rng.uniform(2, 6)
            s.back.add(ellipse(x, y, wide, wide * 0.26, lighten(moon, -0.16), opacity=0.8))
    else:
        s.behind_words = lighten(moon, -0.12)


def paint_plain(s: Setting) -> None:
    """A plain ground with one or two soft forms: for graphics, apps and products."""
    u = s.unit
    ground = s.palette.ground
    s.fill(s.back.linear([(0, lighten(ground, 0.012)), (1, mix(ground, s.palette.surface, 0.6))], (0, 0), (0.4, 1)))
    s.behind_words = ground
    tone = mix(s.palette.surface, s.palette.accent2, 0.35)
    r = min(s.focus_width * 0.55, s.height * 0.36)
    y = s.ground_y - r * 0.95
    if s.calm == "top" and s.calm_box:
        r = min(r, (s.ground_y - s.calm_box[3]) * 0.52)
        y = s.ground_y - r * 0.95
    s.taken.append((s.focus_x - r * 1.1, y - r * 1.1, r * 2.2, r * 2.2))
    if s.calm in {"left", "right"}:
        r = min(r, abs(s.focus_x - s.width * 0.5) * 0.95)
    s.back.add(path(blob(s.rng, s.focus_x, y, r, r * 0.92, 8, 0.07), tone))
    side = 1 if s.rng.random() < 0.5 else -1
    x2, r2 = s.focus_x + side * r * 0.75, r * 0.34
    if fits(s, x2, r2):
        s.back.add(circle(x2, y - r * 0.55, r2, mix(s.palette.accent, tone, 0.15), opacity=0.9))
    s.back.add(s.back.shadow(s.focus_x, s.ground_y + u, r * 1.5, s.palette.shade, 0.16))


def paint_burst(s: Setting) -> None:
    """Rays from behind the subject: sales, snacks, parties."""
    u, n = s.unit, 26
    base, ray = mix(s.palette.accent, s.palette.light, 0.18), mix(s.palette.accent, s.palette.light, 0.32)
    s.fill(base)
    s.behind_words = base
    x, y, reach = s.focus_x, s.ground_y - s.height * 0.26, math.hypot(s.width, s.height)
    if s.calm == "top":
        y = s.ground_y - s.height * 0.18
    box = s.calm_box
    if box:  # a sun with short rays, clear of the words
        reach = {
            "left": x - box[2], "right": box[0] - x, "top": y - box[3], "bottom": box[1] - y
        }[s.calm or "top"]
    turn = s.rng.random()
    for i in range(0, n, 2):
        a, b = math.tau * (i + turn) / n, math.tau * (i + 1 + turn) / n
        s.back.add(polygon([(x, y), (x + math.cos(a) * reach, y + math.sin(a) * reach), (x + math.cos(b) * reach, y + math.sin(b) * reach)], ray))
    r = min(s.focus_width * 0.5, s.height * 0.3, reach * 0.72)
    s.back.add(circle(x, y, r, s.palette.light), circle(x, y, r * 0.88, mix(s.palette.accent2, s.palette.light, 0.25)))
    s.taken.append((x - r, y - r, 2 * r, 2 * r))
    for _ in range(18):
        cx, cy, size = s.rng.uniform(0, s.width), s.rng.uniform(0, s.ground_y), u * s.rng.uniform(0.9, 1.9)
        if abs(cx - x) > r and s.free(cx - size, cy - size, cx + size, cy + size):
            tone = s.rng.choice((s.palette.light, s.palette.accent2, s.palette.shade))
            s.back.add(group(s.rng.choice((rect(-size, -size, 2 * size, 2 * size, tone, size * 0.3), circle(0, 0, size, tone),
                                           polygon([(0, -size), (size, size), (-size, size)], tone))), cx, cy, 1, s.rng.uniform(0, 90)))
    s.back.add(s.back.shadow(x, s.ground_y, r * 1.6, s.palette.shade, 0.25))

