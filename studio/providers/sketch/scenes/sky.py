"""Skies: the light of the hour, sun, moon, stars, clouds, northern lights."""

import math
from itertools import pairwise

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.pen import circle, group, path, polygon, smooth
from studio.providers.sketch.scenes.setting import Setting

CLOUD = "M0 0a40 40 0 0 1 30-66a62 62 0 0 1 114-14a48 48 0 0 1 66 80z"
"""210 wide, 108 high, standing on its bottom edge."""


def sky_colours(s: Setting) -> tuple[str, str]:
    """The colours overhead and at the horizon."""
    palette = s.palette
    if s.night:
        base = palette.ground if palette.dark else palette.ink
        return mix(base, "#0d1430", 0.55), mix(mix(base, "#31406f", 0.6), palette.accent2, 0.18)
    if s.weather == "storm":
        return mix("#39434f", palette.ink, 0.25), mix("#9aa5ab", palette.surface, 0.2)
    if s.grey:
        return mix("#a9b4bc", palette.accent2, 0.12), mix("#dfe4e5", palette.ground, 0.35)
    if s.dusk:
        top = "#f0a08b" if s.hour == "sunrise" else "#e9826a"
        return mix(top, palette.accent2, 0.25), mix("#ffe3b8", palette.ground, 0.25)
    return mix("#9fd0ea", palette.accent2, 0.22), mix("#edf5f3", palette.ground, 0.5)


def paint_sky(s: Setting, horizon: float) -> str:
    """Fill the picture with sky; gives the colour at the horizon, for haze."""
    top, low = sky_colours(s)
    s.fill(s.back.linear([(0, top), (min(1.0, horizon / s.height + 0.04), low)]))
    s.behind_words = mix(top, low, 0.4)
    if s.calm == "bottom":
        s.behind_words = low
    if s.night and not s.grey:
        paint_stars(s, horizon * 0.9)
    return low


def paint_stars(s: Setting, below: float, each: float = 3.4) -> None:
    """Small quiet stars above ``below``; none brighter than words can bear."""
    count = round(s.width * below / (s.unit * s.unit * 100) * each)
    box = s.calm_box
    for _ in range(count):
        x, y = s.rng.uniform(0, s.width), s.rng.uniform(0, below)
        if box and box[0] <= x <= box[0] + box[2] and box[1] <= y <= box[1] + box[3]:
            continue
        r = s.unit * s.rng.choice((0.1, 0.13, 0.18, 0.26))
        s.back.add(circle(x, y, r, "#ffffff", opacity=s.rng.uniform(0.3, 0.95)))


def light_place(s: Setting, r: float, horizon: float) -> tuple[float, float] | None:
    """A free place for sun or moon of radius ``r``, or None where every one is kept quiet."""
    spots = [
        (s.focus_x + side * s.width * reach, horizon * height)
        for side in _sides(s)
        for reach, height in _heights(s)
    ]
    first = s.rng.randrange(3)
    for x, y in spots[first:] + spots[:first]:
        inside = r < x < s.width - r
        if inside and s.free(x - r * 1.2, y - r * 1.2, x + r * 1.2, y + r * 1.2):
            return x, y
    return None


def _sides(s: Setting) -> tuple[int, ...]:
    """Where to look for the sun: on the side that the light is asked from, or the shot takes."""
    side = -1 if s.light == "left" else 1
    if s.lit.side:
        return (side,)
    if s.shot:
        return (side, -side)
    return (-1, 1) if s.rng.random() < 0.5 else (1, -1)


def _heights(s: Setting) -> tuple[tuple[float, float], ...]:
    """How far beside the subject and how far down the sky: low where a low sun is asked for."""
    if s.lit.kind == "low sun":
        return ((0.3, 0.84), (0.22, 0.86), (0.38, 0.8), (0.14, 0.84))
    if s.lit.kind == "hard":
        return ((0.26, 0.2), (0.36, 0.16), (0.16, 0.18))
    return ((0.17, 0.42), (0.24, 0.3), (0.1, 0.55), (0.02, 0.72), (0.2, 0.8))


def paint_sun(s: Setting, horizon: float, size: float = 1.0) -> None:
    """Sun or moon with its glow, unless the weather hides it or no place is free."""
    if s.grey:
        return
    r = s.unit * 8.5 * size * s.rng.uniform(0.8, 1.2) * (0.75 if s.night else 1)
    place = light_place(s, r, horizon)
    if place is None:
        return
    x, y = place
    s.light = "left" if x < s.focus_x else "right"
    colour = mix("#fff3cd", s.palette.accent, 0.08)
    if s.night:
        s.back.add(s.back.glow(x, y, r * 4, "#dfe7ff", 0.28), circle(x, y, r, "#f6f1dc"))
        s.back.add(
            circle(x - r * 0.3, y - r * 0.2, r * 0.2, "#e3dcc2"),
            circle(x + r * 0.34, y + r * 0.3, r * 0.13, "#e3dcc2"),
        )
        return
    s.back.add(s.back.glow(x, y, r * 4.4, "#fff4d0", 0.75), circle(x, y, r, colour))


def paint_clouds(s: Setting, horizon: float, count: int = 4, opacity: float = 0.85) -> None:
    """Flat-bottomed clouds where nothing else is."""
    low = sky_colours(s)[1]
    tone = mix(low, "#ffffff", 0.75) if not s.night else lighten(low, 0.08)
    if s.grey:
        tone = mix(low, "#6d7984", 0.3)
    for _ in range(count * 4):
        if count == 0:
            return
        scale = s.unit * s.rng.uniform(0.055, 0.13)
        x = s.rng.uniform(-0.06, 0.94) * s.width
        y = s.rng.uniform(0.14, 0.66) * horizon
        wide, tall = 210 * scale, 108 * scale
        crowded = any(
            x < a + w * 0.8 and x + wide * 0.8 > a and y - tall < b + h * 0.8 and y > b + h * 0.2
            for a, b, w, h in s.taken
        )
        if not crowded and s.free(x, y - tall, x + wide, y):
            fade = opacity * s.rng.uniform(0.6, 1) * (0.5 if s.night else 1)
            s.back.add(group(path(CLOUD, tone, opacity=fade), x, y, scale))
            count -= 1


def paint_aurora(s: Setting, horizon: float) -> None:
    """Curtains of green and violet light, hung from curves; they fade out before a calm side."""
    rng, steps = s.rng, 60
    colours = ("#5df2a8", "#8f7bf0", "#38d6b4", "#62e8c8")
    floor = s.calm_box[3] if s.calm == "top" and s.calm_box else 0.0
    first = rng.randrange(4)
    for i in range(3):
        colour = mix(colours[(i + first) % 4], s.palette.accent, 0.08)
        base = floor + (horizon - floor) * (0.46 + 0.17 * i)
        phase = rng.uniform(0, math.tau)
        fade = s.back.linear(
            [(0, colour, 0), (0.6, colour, 0.26), (0.96, colour, 0.6), (1, colour, 0)]
        )
        edge: list[tuple[float, float, float]] = []
        for k in range(steps + 1):
            sway = math.sin(phase + k * 0.136) * 0.1 + math.sin(phase * 2 + k * 0.34) * 0.035
            foot = base + sway * (horizon - floor)
            tall = horizon * (0.3 + 0.07 * math.sin(phase + k * 0.8) + rng.uniform(0, 0.05))
            edge.append((s.width * k / steps, foot, min(tall, foot - floor)))
        for (x0, foot0, tall0), (x1, foot1, tall1) in pairwise(edge):
            strength = 1.0
            if s.calm in {"left", "right"}:
                inward = x0 / s.width if s.calm == "left" else 1 - x1 / s.width
                strength = min(1.0, max(0.0, (inward - 0.5) / 0.2))
            if strength > 0 and min(tall0, tall1) > 0:
                # A strip leans with the curve, so that the lower edge is one line.
                strip = [(x0, foot0 - tall0), (x1 + 0.6, foot1 - tall1), (x1 + 0.6, foot1)]
                s.back.add(polygon([*strip, (x0, foot0)], fade, opacity=strength))
    if s.calm in {"left", "right"}:
        side = s.width if s.calm == "left" else 0
        s.back.add(s.back.glow(side, horizon * 0.5, s.width * 0.5, "#4fd8a4", 0.2))


def wave_line(s: Setting, y: float, rise: float, length: float) -> str:
    """Path data of a wavy edge over the whole width, open."""
    count = max(3, round(s.width / length))
    shift = s.rng.random()
    points = [
        (s.width * (i + shift - 1) / count, y + (rise if i % 2 else -rise) * s.rng.uniform(0.5, 1))
        for i in range(count + 4)
    ]
    return smooth(points, closed=False)
