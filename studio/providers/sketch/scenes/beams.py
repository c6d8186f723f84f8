"""Light that a brief asks for, laid over a painted place: beams, glows, shade.

Everything is soft or faint where words may stand.
"""

from studio.providers.sketch.color import mix
from studio.providers.sketch.pen import path, polygon, rect, route
from studio.providers.sketch.scenes.setting import Setting

WARM = "#ffb35c"
NIGHT = "#0b0e1c"


def paint_light(s: Setting) -> None:
    """Add the asked-for light behind the subject, and its shade over everything."""
    painters = {
        "window": _window,
        "low sun": _low_sun,
        "hard": _hard,
        "spot": _spot,
        "neon": _neon,
        "rim": _rim,
        "lamp": _lamp,
        "side": _side,
        "soft": _soft,
        "moon": _moon,
        "shafts": _shafts,
    }
    if s.lit.kind in painters:
        painters[s.lit.kind](s)


def _edge(s: Setting) -> float:
    return 0.0 if s.light == "left" else float(s.width)


def _across(s: Setting, colour: str, near: float, far: float) -> str:
    """A sideways fade: ``near`` is its strength on the side of the light."""
    stops = [(0, colour, near), (1, colour, far)]
    start, end = ((0.0, 0.0), (1.0, 0.0)) if s.light == "left" else ((1.0, 0.0), (0.0, 0.0))
    return s.back.linear(stops, start, end)


def _cover(s: Setting, paint: str, *, front: bool = False) -> None:
    (s.front if front else s.back).add(rect(0, 0, s.width, s.height, paint))


def _soft(s: Setting) -> None:
    """A broad pale light that falls off to the other side."""
    reach = max(s.width, s.height)
    s.back.add(s.back.glow(_edge(s), s.height * 0.3, reach * 0.8, "#ffffff", 0.3))
    _cover(s, _across(s, s.palette.shade, 0, 0.16))


def _window(s: Setting) -> None:
    """Panes of light that slant over wall and floor from the side of the window."""
    _soft(s)
    side = 1 if s.light == "left" else -1
    wide, tall = s.width * 0.13, s.height * 0.26
    fall = s.height * 0.16
    left = s.width * (0.1 if s.light == "left" else 0.9)
    panes = ""
    for column in range(3):
        for row in range(2):
            x = left + side * column * wide * 1.14
            y = s.height * 0.1 + row * tall * 1.08 + column * fall * 0.42
            corners = [
                (x, y),
                (x + side * wide, y + fall * 0.42),
                (x + side * wide, y + tall + fall * 0.42),
                (x, y + tall),
            ]
            panes += polygon(corners, "#fff4d8", opacity=0.34 if s.calm is None else 0.03)
    s.back.add(panes)


def _low_sun(s: Setting) -> None:
    """Warm light that comes in flat from one side; the far side lies in cool shade."""
    reach = max(s.width, s.height)
    y = s.horizon_y or s.ground_y * 0.8
    s.back.add(s.back.glow(_edge(s), y, reach * 0.85, WARM, 0.55))
    _cover(s, _across(s, "#3a2a5c", 0, 0.3))
    stops = [(0, WARM, 0.2), (0.6, WARM, 0)]
    ends = ((0.0, 0.0), (1.0, 0.0)) if s.light == "left" else ((1.0, 0.0), (0.0, 0.0))
    _cover(s, s.front.linear(stops, *ends), front=True)


def _hard(s: Setting) -> None:
    """A bright edge and one crisp diagonal shade."""
    if s.calm is None:
        x = s.width * (0.62 if s.light == "left" else 0.38)
        side = 1 if s.light == "left" else -1
        far = s.width if side > 0 else 0
        shape = route(
            ("M", x, 0), ("L", x + side * s.width * 0.26, s.height), ("H", far), ("V", 0), ("z",)
        )
        s.back.add(path(shape, s.palette.shade, opacity=0.16))
    s.back.add(s.back.glow(_edge(s), 0, max(s.width, s.height) * 0.7, "#ffffff", 0.35))


def _spot(s: Setting) -> None:
    """Darkness with one cone of light on the subject."""
    dark = mix(NIGHT, s.palette.shade, 0.3)
    _cover(s, s.back.linear([(0, dark, 0.86), (1, dark, 0.8)]))
    x, foot, half = s.focus_x, s.ground_y, max(s.focus_width * 0.62, s.width * 0.16)
    if s.calm != "top":
        cone = route(
            ("M", x - s.unit * 3, 0), ("H", x + s.unit * 3), ("L", x + half, foot),
            ("H", x - half), ("z",),
        )  # fmt: skip
        s.back.add(path(cone, s.back.linear([(0, "#fff3cf", 0.5), (1, "#fff3cf", 0.12)])))
    s.back.add(s.back.glow(x, foot - s.height * 0.18, half * 1.3, "#fff3cf", 0.5))
    s.back.add(s.back.shadow(x, foot, half * 2, "#fff3cf", 0.55))
    s.behind_words = dark


def _neon(s: Setting) -> None:
    """Two colours of light from both sides over a dark place."""
    _cover(s, s.back.linear([(0, "#120c2e", 0.62), (1, "#120c2e", 0.5)]))
    reach = max(s.width, s.height) * 0.62
    for x, colour in ((0.0, s.palette.accent), (float(s.width), s.palette.accent2)):
        s.back.add(s.back.glow(x, s.height * 0.55, reach, colour, 0.55))
        s.front.add(s.front.glow(x, s.height * 0.7, reach * 0.7, colour, 0.16))
    s.behind_words = "#1c1440"


def _rim(s: Setting) -> None:
    """Dark all round, and a bright halo behind the subject."""
    _cover(s, s.back.linear([(0, NIGHT, 0.6), (1, NIGHT, 0.66)]))
    tall = s.height * 0.3
    s.back.add(s.back.glow(s.focus_x, s.ground_y - tall, tall * 1.5, s.palette.accent, 0.8))
    s.back.add(s.back.glow(s.focus_x, s.ground_y - tall, tall, "#fff6df", 0.6))
    s.behind_words = mix(NIGHT, s.palette.ground, 0.3)


def _lamp(s: Setting) -> None:
    """Warm low light round the subject, brown dusk at the edges."""
    dusk = mix("#2a160c", s.palette.shade, 0.2)
    _cover(s, s.back.linear([(0, dusk, 0.5), (1, dusk, 0.36)]))
    side = s.focus_x + (-1 if s.light == "left" else 1) * s.width * 0.2
    s.back.add(
        s.back.glow(side, s.ground_y - s.height * 0.3, max(s.width, s.height) * 0.5, WARM, 0.6)
    )
    _cover(s, s.front.linear([(0, dusk, 0.14), (0.5, WARM, 0.07), (1, dusk, 0.16)]), front=True)
    s.behind_words = mix(s.behind_words, dusk, 0.5)


def _side(s: Setting) -> None:
    """One side lit, the other in deep shade."""
    _cover(s, _across(s, mix(NIGHT, s.palette.shade, 0.5), 0, 0.55))
    s.back.add(s.back.glow(_edge(s), s.height * 0.4, max(s.width, s.height) * 0.6, "#ffffff", 0.25))


def _moon(s: Setting) -> None:
    """Cold light: everything bluish and a little dark, pale from the side of the light."""
    cold = mix("#16264f", s.palette.shade, 0.25)
    _cover(s, s.back.linear([(0, cold, 0.42), (1, cold, 0.3)]))
    reach = max(s.width, s.height)
    s.back.add(s.back.glow(_edge(s), s.height * 0.25, reach * 0.7, "#cfe0ff", 0.34))
    _cover(s, s.front.linear([(0, "#1d3a78", 0.1), (1, "#1d3a78", 0.16)]), front=True)
    s.behind_words = mix(s.behind_words, cold, 0.36)


def _shafts(s: Setting) -> None:
    """Beams from above, fanned out, that fade before they reach the ground."""
    tall = max(s.ground_y, s.height * 0.5)
    beam = s.back.linear([(0, "#ffffff", 0.3), (1, "#ffffff", 0)])
    x = s.focus_x
    for at, (top, wide) in enumerate(((-30, 7), (-13, 10), (4, 6), (17, 11), (36, 7))):
        start, end = x + s.unit * top, x + s.unit * top * 1.9
        spread = s.unit * wide * 1.9
        reach = tall * (0.86, 1.0, 0.78, 0.95, 0.82)[at]
        corners = [
            (start, 0), (start + s.unit * wide, 0), (end + spread, reach), (end, reach),
        ]  # fmt: skip
        s.back.add(polygon(corners, beam))
    _cover(s, s.back.linear([(0, s.palette.shade, 0), (1, s.palette.shade, 0.2)]))
