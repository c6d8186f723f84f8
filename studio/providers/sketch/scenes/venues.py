"""Road, stage and stadium."""

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.pen import circle, ellipse, group, line, polygon, rect, route
from studio.providers.sketch.scenes import land, plants, sky
from studio.providers.sketch.scenes.setting import Setting


def paint_road(s: Setting) -> None:
    """An open road towards hills; the subject stands on it."""
    u, hz = s.unit, s.horizon(0.56)
    low = sky.paint_sky(s, hz)
    sky.paint_sun(s, hz, 1.1)
    sky.paint_clouds(s, hz, 4)
    green = s.local("#8a9f62", 0.18)
    land.paint_hill(s, hz - u, u * 8, u * 50, mix(green, low, 0.55))
    land.paint_hill(s, hz, u * 4, u * 60, mix(green, low, 0.3))
    s.back.add(
        rect(
            0,
            hz + u,
            s.width,
            s.height,
            s.back.linear([(0, mix(green, low, 0.15)), (1, lighten(green, -0.06))]),
        )
    )
    s.taken.append((0, hz, s.width, s.height))
    x, tone = s.focus_x, s.local("#5b6069", 0.1)
    half = max(s.focus_width * 0.75, u * 30)
    near = s.height if s.calm != "bottom" else s.height * 0.68
    s.back.add(
        polygon(
            [(x - u * 1.2, hz + u), (x + u * 1.2, hz + u), (x + half, near), (x - half, near)], tone
        )
    )
    t = 0.08
    while t < 1:
        y0, y1 = hz + u + (near - hz - u) * t, hz + u + (near - hz - u) * min(1, t * 1.3)
        s.back.add(
            polygon(
                [
                    (x - u * 1.6 * t, y0),
                    (x + u * 1.6 * t, y0),
                    (x + u * 2 * t, y1),
                    (x - u * 2 * t, y1),
                ],
                "#f4e9c8",
            )
        )
        t *= 1.75
    for side in (-1, 1):
        s.back.add(
            polygon(
                [
                    (x + side * u * 1.1, hz + u),
                    (x + side * u * 1.2, hz + u),
                    (x + side * half * 0.93, near),
                    (x + side * half * 0.89, near),
                ],
                "#f4f0e4",
            )
        )
    for i in range(5):
        px, y = x + (i - 2.2) * u * 26 + u * 8, hz + u * (4 + 2 * (i % 3))
        if abs(px - x) > u * 12 and s.calm != "bottom":
            s.back.add(group(plants.bush(s.rng, mix(green, s.palette.shade, 0.25), u * 2.6), px, y))
    if s.calm == "bottom":
        s.behind_words = green


def paint_stage(s: Setting) -> None:
    """A concert or conference stage: curtain dark, beams of light, a crowd of heads."""
    u = s.unit
    deep = mix(s.palette.shade, "#140f2b", 0.45)
    glow = mix(s.palette.accent, deep, 0.55)
    s.fill(s.back.linear([(0, deep), (1, mix(deep, glow, 0.5))]))
    s.behind_words = deep
    s.back.add(
        s.back.glow(
            s.focus_x, s.ground_y - u * 22, max(s.width * 0.34, u * 60), s.palette.accent, 0.5
        )
    )
    tones = (s.palette.accent, s.palette.accent2, s.palette.light)
    for i in range(5):
        top = s.focus_x + (i - 2) * u * 17
        aim = s.focus_x + (i - 2) * u * 7
        box = s.calm_box
        if s.calm == "top" or (
            s.calm in {"left", "right"}
            and box
            and box[0] - u * 4
            < top - u * 6 * (1 if s.calm == "left" else -1)
            < box[0] + box[2] + u * 4
        ):
            continue
        s.back.add(
            polygon(
                [
                    (top - u * 1.2, 0),
                    (top + u * 1.2, 0),
                    (aim + u * 11, s.ground_y),
                    (aim - u * 11, s.ground_y),
                ],
                s.back.linear([(0, tones[i % 3], 0.5), (1, tones[i % 3], 0)]),
            )
        )
        s.back.add(rect(top - u * 2, -u, u * 4, u * 4, "#0d0b16", u))
        s.taken.append((top - u * 2, 0, u * 4, u * 10))
    floor = mix(glow, deep, 0.35)
    s.back.add(
        rect(
            0,
            s.ground_y - u * 4,
            s.width,
            s.height,
            s.back.linear([(0, lighten(floor, 0.06)), (1, deep)]),
        )
    )
    s.back.add(
        ellipse(
            s.focus_x,
            s.ground_y,
            min(s.focus_width * 0.55, u * 34),
            u * 3.4,
            s.palette.light,
            opacity=0.22,
        )
    )
    s.taken.append((0, s.ground_y - u * 6, s.width, s.height))
    if s.calm != "bottom":
        x = -u * 3
        while x < s.width + u * 4:
            r = u * s.rng.uniform(2.4, 3.4)
            y = s.height - u * s.rng.uniform(0, 2.4)
            s.front.add(
                circle(x, y - r * 1.6, r, "#0b0916"),
                rect(x - r * 1.7, y - r * 0.7, r * 3.4, r * 3, "#0b0916", r),
            )
            x += u * s.rng.uniform(6, 8.5)


def paint_stadium(s: Setting) -> None:
    """A pitch with stands and floodlights."""
    u, hz = s.unit, s.horizon(0.56)
    sky.paint_sky(s, hz)
    sky.paint_clouds(s, hz, 3)
    stand = s.local("#7d8aa3", 0.3)
    top = hz - u * 15
    box = s.calm_box
    lo = box[2] if s.calm == "left" and box else 0.0
    hi = box[0] if s.calm == "right" and box else float(s.width)
    if s.calm == "top" and box:
        top = max(top, box[3] + u)
    s.taken.append((lo, top - u, hi - lo, hz - top))
    s.back.add(
        polygon(
            [
                (lo, top + u * 3),
                (lo + u * 6, top),
                (hi - u * 6, top),
                (hi, top + u * 3),
                (hi, hz),
                (lo, hz),
            ],
            stand,
        )
    )
    tones = (s.palette.accent, s.palette.accent2, s.palette.light, lighten(stand, -0.1))
    y = top + u * 4
    while y < hz - u * 2:
        x = lo + u * s.rng.uniform(0.5, 2)
        while x < hi - u:
            s.back.add(circle(x, y, u * 0.75, s.rng.choice(tones), opacity=0.85))
            x += u * 2.1
        y += u * 2.4
    s.back.add(rect(0, hz - u * 1.6, s.width, u * 1.8, s.palette.light))
    for side in (0.08, 0.92):
        x = lo + (hi - lo) * side
        if s.free(x - u * 5, top - u * 16, x + u * 5, top):
            s.back.add(
                rect(x - u * 0.5, top - u * 12, u, u * 14, lighten(stand, -0.2)),
                rect(x - u * 4, top - u * 16, u * 8, u * 5, lighten(stand, -0.2), u * 0.5),
            )
            s.back.add(
                "".join(
                    circle(x + dx * u, top + dy * u, u * 0.9, "#fff6d8")
                    for dx in (-2.4, 0, 2.4)
                    for dy in (-14.7, -12.4)
                )
            )
            s.back.add(s.back.glow(x, top - u * 13.5, u * 16, "#fff6d8", 0.5 if s.night else 0.2))
    grass = s.local("#5fa257", 0.1)
    s.back.add(rect(0, hz, s.width, s.height - hz, grass))
    s.taken.append((0, hz, s.width, s.height - hz))
    if s.calm != "bottom":
        y, step, i = hz, u * 3, 0
        while y < s.height:
            if i % 2:
                s.back.add(rect(0, y, s.width, step, lighten(grass, -0.035)))
            y, step, i = y + step, step * 1.45, i + 1
        s.back.add(
            line(route(("M", 0, hz + u * 3), ("H", s.width)), "#ffffff", u * 0.5, opacity=0.85)
        )
        s.back.add(
            ellipse(
                s.focus_x,
                s.ground_y,
                min(s.width * 0.3, u * 40),
                u * 6,
                "none",
                stroke="#ffffff",
                stroke_width=u * 0.6,
                opacity=0.7,
            )
        )
    else:
        s.behind_words = grass
