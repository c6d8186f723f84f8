"""Weather over a whole setting: rain, storm, snow, fog."""

from studio.providers.sketch.color import mix
from studio.providers.sketch.pen import circle, line, polygon, rect, route
from studio.providers.sketch.scenes.setting import Setting


def paint_weather(s: Setting) -> None:
    """Add the setting's weather, behind and before the subject; a calm area stays clear."""
    if s.weather in {"rain", "storm"}:
        _paint_rain(s)
    if s.weather == "storm":
        _paint_lightning(s)
    if s.weather == "snow":
        _paint_snowfall(s)
    if s.weather == "fog":
        _paint_fog(s)


def _inside(s: Setting, x: float, y: float) -> bool:
    box = s.calm_box
    return box is not None and box[0] <= x <= box[0] + box[2] and box[1] <= y <= box[1] + box[3]


def _paint_rain(s: Setting) -> None:
    u = s.unit
    slant = 0.32 if s.weather == "storm" else 0.16
    count = round(s.width * s.height / (u * u) / 62)
    for sheet, share, opacity in ((s.back, 0.65, 0.34), (s.front, 0.35, 0.5)):
        strokes = ""
        for _ in range(round(count * share)):
            x, y = s.rng.uniform(0, s.width * 1.05), s.rng.uniform(-u * 4, s.height)
            long = u * s.rng.uniform(2.2, 5)
            if _inside(s, x, y) or _inside(s, x - long * slant, y + long):
                continue
            strokes += route(("M", x, y), ("l", -long * slant, long))
        if strokes:
            sheet.add(line(strokes, "#eef5fa", u * 0.26, opacity=opacity))
    top = s.ground_y + u * 2
    for _ in range(round(s.width / u / 7)):
        x, y = s.rng.uniform(0, s.width), s.rng.uniform(top, max(top + 1, s.height))
        if _inside(s, x, y):
            continue
        r = u * s.rng.uniform(0.8, 2.2)
        s.front.add(
            line(
                route(("M", x - r, y), ("q", r, r * 0.6, 2 * r, 0)),
                "#eef5fa",
                u * 0.22,
                opacity=0.4,
            )
        )


def _paint_lightning(s: Setting) -> None:
    u = s.unit
    x = s.focus_x + s.width * 0.22 * s.rng.choice((-1, 1))
    tall = s.height * 0.32
    if not s.free(x - u * 8, 0, x + u * 8, tall):
        return
    bolt = [
        (x, 0.0),
        (x - u * 4, tall * 0.45),
        (x - u * 0.6, tall * 0.43),
        (x - u * 4.5, tall),
        (x + u * 3, tall * 0.34),
        (x - u * 0.4, tall * 0.36),
        (x + u * 3, 0.0),
    ]
    s.back.add(s.back.glow(x, tall * 0.3, u * 26, "#fdf6d8", 0.35), polygon(bolt, "#fff6cf"))


def _paint_snowfall(s: Setting) -> None:
    u = s.unit
    for sheet, share in ((s.back, 60), (s.front, 160)):
        for _ in range(round(s.width * s.height / (u * u) / share)):
            x, y = s.rng.uniform(0, s.width), s.rng.uniform(0, s.height)
            if not _inside(s, x, y):
                sheet.add(
                    circle(
                        x,
                        y,
                        u * s.rng.uniform(0.2, 0.62),
                        "#ffffff",
                        opacity=s.rng.uniform(0.5, 0.95),
                    )
                )


def _paint_fog(s: Setting) -> None:
    mist = mix("#e4e9ea", s.palette.ground, 0.3)
    for top, tall, opacity in ((0.42, 0.3, 0.5), (0.6, 0.28, 0.45)):
        fade = s.back.linear([(0, mist, 0), (0.5, mist, opacity), (1, mist, 0)])
        s.back.add(rect(0, s.height * top, s.width, s.height * tall, fade))
    fade = s.front.linear([(0, mist, 0), (1, mist, 0.6)])
    s.front.add(rect(0, s.height * 0.82, s.width, s.height * 0.18, fade))
