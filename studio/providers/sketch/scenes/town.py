"""In town: street and skyline, by day and night."""

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.pen import group, path, polygon, rect, route
from studio.providers.sketch.scenes import land, sky
from studio.providers.sketch.scenes.avenue import GLOW, paint_avenue
from studio.providers.sketch.scenes.setting import Setting

ALONG = 0.9
"""Zoom under which a street is seen along its length."""


def facade_tones(s: Setting) -> tuple[str, ...]:
    """Plaster and brick that go with the palette."""
    return tuple(
        s.local(tone, 0.25)
        for tone in ("#d8b08c", "#c98f78", "#b9c0b4", "#e3d3b6", "#9fb0bd", "#cfa7a0")
    )


def paint_street(s: Setting) -> None:
    """House fronts with shops at their foot, pavement, lamps, a strip of road.

    From far off the street is looked along instead.
    """
    if s.shot and s.shot.zoom < ALONG and s.calm in {None, "top"}:
        paint_avenue(s, facade_tones(s))
        return
    u, hz = s.unit, s.ground_y - s.unit * 3.5
    low = sky.paint_sky(s, hz * 0.8)
    if not s.night:
        sky.paint_clouds(s, hz * 0.6, 2)
    else:
        sky.paint_sun(s, hz * 0.7, 0.8)
    s.figure_height = min(s.figure_height, u * 42)
    _paint_far_roofs(s, hz, low)
    x = -u * s.rng.uniform(0, 8)
    tones, last = facade_tones(s), ""
    box = s.calm_box
    while x < s.width:
        wide = u * s.rng.uniform(19, 28)
        tall = min(hz * 0.8, u * s.rng.uniform(38, 62))
        if s.calm == "top" and box:
            tall = min(tall, hz - box[3] - u * 2)
        quiet = (
            s.calm in {"left", "right"}
            and box is not None
            and x < box[0] + box[2]
            and x + wide > box[0]
        )
        if quiet and box:
            tall = hz - box[3] - u * s.rng.uniform(0.4, 1.5)
        tone = s.rng.choice([colour for colour in tones if colour != last])
        last = tone
        if tall > u * 2:
            _paint_house(
                s, x, hz, (wide, tall), mix(tone, low, 0.3) if quiet else tone, plain=quiet
            )
        x += wide
    pave = s.local("#cfc8bd", 0.15)
    kerb = s.ground_y + u * 4.5
    s.back.add(
        rect(0, hz, s.width, s.height - hz, s.back.linear([(0, lighten(pave, -0.03)), (1, pave)]))
    )
    road = s.local("#5d626c", 0.1)
    if s.calm != "bottom":
        s.back.add(
            rect(0, kerb, s.width, u * 1, lighten(pave, -0.09)),
            rect(0, kerb + u, s.width, s.height - kerb, road),
        )
        dash = -u * 3
        while dash < s.width:
            s.back.add(rect(dash, kerb + u * 6, u * 8, u * 0.8, lighten(road, 0.2), u * 0.3))
            dash += u * 15
    _paint_lamps(s)
    s.taken.append((0, hz, s.width, s.height - hz))
    if s.grey or s.night:
        _paint_reflections(s, kerb)
    s.behind_words = pave if s.calm == "bottom" else mix(*sky.sky_colours(s), 0.4)


def _paint_far_roofs(s: Setting, hz: float, low: str) -> None:
    far = mix(s.local("#8d9bb0", 0.3), low, 0.55)
    x = 0.0
    while x < s.width:
        wide = s.unit * s.rng.uniform(7, 15)
        tall = hz * s.rng.uniform(0.4, 0.72) * s.rise(x)
        if s.free(x, hz - tall, x + wide, hz):
            s.back.add(rect(x, hz - tall, wide, tall, far))
        x += wide


def _paint_house(
    s: Setting, x: float, base: float, size: tuple[float, float], tone: str, *, plain: bool
) -> None:
    u, rng = s.unit, s.rng
    wide, tall = size
    top = base - tall
    s.taken.append((x, top - u * 2, wide, tall))
    s.back.add(rect(x, top, wide, tall, s.back.linear([(0, tone), (1, lighten(tone, -0.03))])))
    s.back.add(rect(x - u * 0.3, top - u * 1.0, wide + u * 0.6, u * 1.7, lighten(tone, -0.1)))
    if plain:
        return
    shop = min(u * 15, tall * 0.45)
    glass = mix(s.palette.accent2, "#dff0f2", 0.6) if not s.night else "#33456b"
    pane_w, pane_h = u * 3.6, u * 6.2
    columns = max(2, round(wide / (u * 7.5)))
    y = base - shop - u * 2.6 - pane_h
    while y > top + u * 2:
        for i in range(columns):
            px = x + wide * (i + 0.5) / columns - pane_w / 2
            lit = s.night and rng.random() < 0.55
            s.back.add(
                rect(
                    px - u * 0.4,
                    y - u * 0.4,
                    pane_w + u * 0.8,
                    pane_h + u * 0.8,
                    lighten(tone, 0.08),
                )
            )
            s.back.add(
                rect(px, y, pane_w, pane_h, GLOW if lit else glass),
                rect(px + pane_w / 2 - u * 0.15, y, u * 0.3, pane_h, lighten(tone, 0.08)),
            )
            s.back.add(
                rect(
                    px - u * 0.8,
                    y + pane_h + u * 0.3,
                    pane_w + u * 1.6,
                    u * 0.6,
                    lighten(tone, -0.1),
                )
            )
        y -= pane_h + u * 3.6
    inside = mix(GLOW, s.palette.light, 0.25) if s.night else mix(glass, s.palette.light, 0.3)
    front = mix(s.palette.shade, tone, 0.25)
    s.back.add(rect(x + u * 1.2, base - shop, wide - u * 2.4, shop, front))
    s.back.add(
        rect(x + u * 2.2, base - shop + u * 3.4, wide * 0.56, shop - u * 5, inside),
        rect(
            x + wide - u * 7.4,
            base - shop + u * 3.4,
            u * 4.6,
            shop - u * 3.4,
            mix(inside, front, 0.35),
        ),
    )
    awning = rng.choice(
        (s.palette.accent, s.palette.accent2, mix(s.palette.accent, s.palette.light, 0.4))
    )
    stripes = 7
    step = (wide - u * 1.4) / stripes
    for i in range(stripes):
        ax = x + u * 0.7 + step * i
        s.back.add(
            path(
                route(
                    ("M", ax, base - shop + u * 0.6),
                    ("h", step),
                    ("v", u * 3.4),
                    ("q", -step / 2, u * 1.4, -step, 0),
                    ("z",),
                ),
                awning if i % 2 == 0 else s.palette.light,
            )
        )
    if s.night:
        s.back.add(s.back.glow(x + wide / 2, base - shop * 0.4, wide * 0.75, GLOW, 0.3))


def _paint_lamps(s: Setting) -> None:
    u, y = s.unit, s.ground_y + s.unit
    dark = mix(s.palette.shade, "#20242c", 0.4)
    for side in (-1, 1):
        x = s.focus_x + side * (s.focus_width * 0.5 + u * 4)
        if not (u * 3 < x < s.width - u * 3) or not s.free(x - u * 3, y - u * 36, x + u * 3, y):
            continue
        if s.night:
            s.back.add(s.back.glow(x, y - u * 34, u * 20, "#ffe1a0", 0.55))
        lamp = rect(-u * 0.45, -u * 32, u * 0.9, u * 32, dark) + rect(
            -u * 1.1, -u * 2, u * 2.2, u * 2, dark, u * 0.4
        )
        lamp += path(
            route(
                ("M", -u * 1.7, -u * 36),
                ("H", u * 1.7),
                ("L", u * 1.1, -u * 31.6),
                ("H", -u * 1.1),
                ("z",),
            ),
            "#fff0c4",
        )
        s.back.add(group(lamp + rect(-u * 2.1, -u * 37, u * 4.2, u * 1.1, dark, u * 0.4), x, y))


def _paint_reflections(s: Setting, kerb: float) -> None:
    if s.calm == "bottom":
        return
    u = s.unit
    for _ in range(round(s.width / u / 3)):
        x, y = s.rng.uniform(0, s.width), s.rng.uniform(kerb + u * 2, s.height)
        tone = s.rng.choice((GLOW, s.palette.accent, "#dfe9f5"))
        s.back.add(
            rect(
                x,
                y,
                u * s.rng.uniform(2, 8),
                u * 0.4,
                tone,
                u * 0.2,
                opacity=s.rng.uniform(0.15, 0.4),
            )
        )


def paint_city(s: Setting) -> None:
    """A skyline in three depths over a quay or roof."""
    u, hz = s.unit, s.ground_y - s.unit * 2
    low = sky.paint_sky(s, hz)
    sky.paint_sun(s, hz * 0.85, 1.3)
    sky.paint_clouds(s, hz * 0.7, 3, 0.6)
    stone = s.local("#5f7290", 0.35)
    lit = GLOW if s.night else lighten(low, 0.03)
    room = hz - (s.calm_box[3] + u * 2 if s.calm == "top" and s.calm_box else hz * 0.16)
    for share, tall, windows in ((0.62, 1.0, False), (0.36, 0.72, True), (0.1, 0.42, True)):
        _paint_towers(s, hz, room * tall, mix(stone, low, share), lit if windows else "")
    quay = mix(stone, s.palette.shade, 0.5)
    s.back.add(
        rect(
            0,
            hz,
            s.width,
            s.height - hz,
            s.back.linear([(0, lighten(quay, 0.03)), (1, lighten(quay, -0.05))]),
        )
    )
    s.back.add(rect(0, hz, s.width, u * 0.8, lighten(quay, 0.14)))
    s.taken.append((0, hz, s.width, s.height - hz))
    if s.calm != "bottom":
        land.paint_ripples(s, s.ground_y + u * 3, s.height, lit, 0.25)
    else:
        s.behind_words = quay


def _paint_towers(s: Setting, base: float, tall: float, tone: str, lit: str) -> None:
    u, rng = s.unit, s.rng
    x = -u * rng.uniform(0, 6)
    box = s.calm_box
    while x < s.width + u:
        wide = u * rng.uniform(6, 13)
        high = tall * rng.uniform(0.4, 1) * s.rise(x + wide / 2) ** 1.4
        if box and s.calm in {"left", "right"} and x < box[0] + box[2] and x + wide > box[0]:
            high = min(high, base - box[3] - u)
        top = base - high
        kind = rng.random() if high > u * 14 else 1
        s.taken.append((x, top - u * 4, wide, high + u * 4))
        s.back.add(rect(x, top, wide, high + 2, tone))
        if kind < 0.18:
            s.back.add(
                polygon(
                    [(x, top + 1), (x + wide / 2, top - wide * 0.55), (x + wide, top + 1)], tone
                )
            )
        elif kind < 0.34 and s.calm != "top":
            s.back.add(rect(x + wide * 0.46, top - u * 5, u * 0.6, u * 5.2, tone))
        elif kind < 0.5:
            s.back.add(rect(x + wide * 0.2, top - u * 2, wide * 0.6, u * 2.2, tone))
        if lit and high > u * 9:
            wy = top + u * 2.2
            while wy < base - u * 2:
                wx = x + u * 1.3
                while wx < x + wide - u * 1.6:
                    if rng.random() < 0.5:
                        s.back.add(
                            rect(
                                wx, wy, u * 0.9, u * 1.3, lit, opacity=rng.choice((0.9, 0.6, 0.35))
                            )
                        )
                    wx += u * 2.2
                wy += u * 2.9
        x += wide + u * rng.uniform(-0.3, 1.4)
