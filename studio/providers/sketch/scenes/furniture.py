"""Furniture and fittings, each standing on (0, 0), centred, y down; ``m`` is a metre in pixels."""

from random import Random

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.pen import circle, ellipse, line, number, path, rect


def sofa(colour: str, leg: str, m: float, cushion: str) -> str:
    """A three-seat sofa, 2.1 m wide."""
    w = 2.1 * m
    deep = lighten(colour, -0.05)
    marks = "".join(rect(x * m, -0.14 * m, 0.06 * m, 0.14 * m, leg) for x in (-0.9, 0.84))
    marks += rect(-w / 2 + 0.12 * m, -0.86 * m, w - 0.24 * m, 0.6 * m, deep, 0.1 * m)
    for i in range(3):
        marks += rect((-0.88 + 0.59 * i) * m, -0.48 * m, 0.57 * m, 0.24 * m, lighten(colour, 0.02),
                      0.06 * m)
    marks += rect(-w / 2 + 0.1 * m, -0.27 * m, w - 0.2 * m, 0.16 * m, colour, 0.04 * m)
    for side in (-1, 1):
        marks += rect(side * (w / 2 - 0.11 * m) - 0.11 * m, -0.62 * m, 0.22 * m, 0.5 * m, colour,
                      0.1 * m)
    tilt = f"rotate(-10 {number(-0.6 * m)} {number(-0.6 * m)})"
    return marks + rect(-0.8 * m, -0.76 * m, 0.38 * m, 0.34 * m, cushion, 0.07 * m, transform=tilt)


def armchair(colour: str, leg: str, m: float) -> str:
    """0.85 m wide."""
    marks = line(f"M{number(-0.3 * m)} 0L{number(-0.24 * m)} {number(-0.2 * m)}"
                 f"M{number(0.3 * m)} 0L{number(0.24 * m)} {number(-0.2 * m)}", leg, 0.05 * m)
    marks += rect(-0.32 * m, -0.95 * m, 0.64 * m, 0.7 * m, lighten(colour, -0.05), 0.16 * m)
    marks += rect(-0.3 * m, -0.46 * m, 0.6 * m, 0.2 * m, lighten(colour, 0.03), 0.08 * m)
    for side in (-1, 1):
        marks += rect(side * 0.34 * m - 0.08 * m, -0.58 * m, 0.16 * m, 0.4 * m, colour, 0.08 * m)
    return marks + rect(-0.34 * m, -0.28 * m, 0.68 * m, 0.13 * m, colour, 0.05 * m)


def table(wood: str, m: float, wide: float = 1.4) -> str:
    """A plain table, 0.75 m high."""
    half = wide * m / 2
    marks = "".join(path(f"M{number(s * (half - 0.1 * m) - 0.03 * m)} {number(-0.72 * m)}h{number(0.06 * m)}"
                         f"L{number(s * (half - 0.05 * m))} 0h{number(-0.04 * m)}z", lighten(wood, -0.08))
                    for s in (-1, 1))
    return marks + rect(-half, -0.76 * m, 2 * half, 0.06 * m, wood, 0.02 * m) + rect(
        -half + 0.1 * m, -0.7 * m, 2 * half - 0.2 * m, 0.07 * m, lighten(wood, -0.05))


def bistro(top: str, leg: str, m: float) -> str:
    """A round café table with a cup, 0.7 m wide."""
    return (rect(-0.03 * m, -0.72 * m, 0.06 * m, 0.7 * m, leg) + ellipse(0, -0.02 * m, 0.24 * m, 0.035 * m, leg)
            + rect(-0.36 * m, -0.76 * m, 0.72 * m, 0.05 * m, top, 0.025 * m)
            + rect(-0.07 * m, -0.85 * m, 0.11 * m, 0.09 * m, "#fbf8f2", 0.02 * m)
            + ellipse(-0.015 * m, -0.76 * m, 0.1 * m, 0.012 * m, "#e8e2d6"))


def stool(colour: str, leg: str, m: float, high: float = 0.48) -> str:
    """A stool or simple chair with a back."""
    return (line(f"M{number(-0.16 * m)} {number(-high * m)}L{number(-0.2 * m)} 0M{number(0.16 * m)}"
                 f" {number(-high * m)}L{number(0.2 * m)} 0M{number(-0.17 * m)} {number(-high * m * 0.45)}"
                 f"H{number(0.17 * m)}", leg, 0.035 * m)
            + rect(-0.22 * m, -(high + 0.05) * m, 0.44 * m, 0.07 * m, colour, 0.03 * m))


def chair(colour: str, leg: str, m: float) -> str:
    """A chair seen from the front."""
    return rect(-0.19 * m, -0.88 * m, 0.38 * m, 0.3 * m, lighten(colour, -0.03), 0.07 * m) + line(
        f"M{number(-0.16 * m)} {number(-0.6 * m)}V{number(-0.46 * m)}M{number(0.16 * m)} {number(-0.6 * m)}"
        f"V{number(-0.46 * m)}", leg, 0.035 * m) + stool(colour, leg, m, 0.44)


def floor_lamp(shade: str, pole: str, m: float) -> str:
    """1.6 m high."""
    return (rect(-0.015 * m, -1.4 * m, 0.03 * m, 1.4 * m, pole) + rect(-0.14 * m, -0.03 * m, 0.28 * m, 0.03 * m, pole, 0.01 * m)
            + path(f"M{number(-0.13 * m)} {number(-1.62 * m)}H{number(0.13 * m)}L{number(0.21 * m)} {number(-1.3 * m)}"
                   f"H{number(-0.21 * m)}z", shade))


def pendant(shade: str, cord: str, m: float, long: float) -> str:
    """A hanging lamp: (0, 0) is where its cord of ``long`` pixels leaves the ceiling."""
    return (rect(-0.01 * m, 0, 0.02 * m, long, cord)
            + path(f"M{number(-0.22 * m)} {number(long + 0.2 * m)}C{number(-0.2 * m)} {number(long - 0.02 * m)}"
                   f" {number(0.2 * m)} {number(long - 0.02 * m)} {number(0.22 * m)} {number(long + 0.2 * m)}z", shade)
            + ellipse(0, long + 0.2 * m, 0.1 * m, 0.035 * m, "#fff3cf"))


def window(frame: str, glass: str, m: float, wide: float, tall: float) -> str:
    """A four-pane window whose sill is at (0, 0); width and height in pixels."""
    t = 0.05 * m
    half = wide / 2
    marks = rect(-half - t, -tall - t, wide + 2 * t, tall + 2 * t, frame) + rect(-half, -tall, wide, tall, glass)
    marks += path(f"M{number(-half)} {number(-tall * 0.3)}L{number(half * 0.2)} {number(-tall)}H{number(half * 0.6)}"
                  f"L{number(-half)} {number(-tall * 0.05)}z", "#ffffff", opacity=0.22)
    marks += rect(-t * 0.35, -tall, t * 0.7, tall, frame) + rect(-half, -tall * 0.62, wide, t * 0.7, frame)
    return marks + rect(-half - 2 * t, t * 0.4, wide + 4 * t, t, lighten(frame, -0.05))


def curtain(colour: str, wide: float, tall: float) -> str:
    """Hangs from (0, 0), to the right."""
    marks = ""
    for i in range(4):
        x = wide * i / 4
        marks += path(f"M{number(x)} 0H{number(x + wide / 4 + 1)}L{number(x + wide / 4 * 1.08)} {number(tall)}"
                      f"H{number(x - wide * 0.02)}z", lighten(colour, 0.02 if i % 2 else -0.03))
    return marks


def picture(frame: str, ground: str, one: str, two: str, wide: float, tall: float, style: int) -> str:
    """A framed print hung by its middle."""
    t = min(wide, tall) * 0.05
    w, h = wide, tall
    art = rect(-w / 2, -h / 2, w, h, ground)
    if style == 0:
        art += circle(0, -h * 0.08, w * 0.24, one) + path(
            f"M{number(-w / 2)} {number(h * 0.5)}V{number(h * 0.2)}Q0 {number(-h * 0.05)} {number(w / 2)}"
            f" {number(h * 0.26)}V{number(h * 0.5)}z", two)
    elif style == 1:
        art += rect(-w * 0.3, -h * 0.32, w * 0.3, h * 0.64, one) + circle(w * 0.14, h * 0.1, w * 0.2, two)
    else:
        art += path(f"M{number(-w * 0.02)} {number(h * 0.36)}Q{number(w * 0.04)} 0 0 {number(-h * 0.34)}", "none",
                    stroke=two, stroke_width=w * 0.03)
        art += "".join(ellipse(s * w * 0.13, y * h, w * 0.13, h * 0.05, one if s > 0 else two,
                               transform=f"rotate({-28 * s} {number(s * w * 0.13)} {number(y * h)})")
                       for y in (-0.22, 0, 0.2) for s in (-1, 1))
    return rect(-w / 2 - t, -h / 2 - t, w + 2 * t, h + 2 * t, frame, t * 0.3) + art


def bookcase(rng: Random, wood: str, tones: tuple[str, ...], m: float, wide: float, tall: float) -> str:
    """Shelves with books and a vase or two; width and height in pixels."""
    inner = lighten(wood, -0.09)
    marks = rect(-wide / 2, -tall, wide, tall, inner)
    rows = max(2, round(tall / (0.4 * m)))
    t = 0.035 * m
    step = (tall - t) / rows
    for row in range(rows):
        base = -tall + step * (row + 1)
        x = -wide / 2 + 0.06 * m
        while x < wide / 2 - 0.12 * m:
            kind = rng.random()
            if kind < 0.12:
                r = 0.06 * m
                if x + 2.4 * r < wide / 2 - t:
                    marks += path(f"M{number(x + r * 0.5)} {number(base)}q{number(-r * 0.9)} {number(-r * 1.5)}"
                                  f" {number(r * 0.3)} {number(-r * 2.2)}h{number(r * 0.8)}q{number(r * 1.2)}"
                                  f" {number(r * 0.7)} {number(r * 0.3)} {number(r * 2.2)}z", rng.choice(tones))
                x += 0.17 * m
                continue
            if kind < 0.2:
                x += 0.1 * m
                continue
            book = rng.uniform(0.035, 0.065) * m
            high = step * rng.uniform(0.55, 0.82)
            marks += rect(x, base - high, book, high, rng.choice(tones), 0.006 * m)
            x += book + 0.006 * m
        marks += rect(-wide / 2, base, wide, t, wood)
    return marks + "".join(rect(x, -tall, t, tall, wood) for x in (-wide / 2, wide / 2 - t)) + rect(
        -wide / 2, -tall, wide, t, wood)


def fridge(colour: str, m: float) -> str:
    """0.7 by 1.85 m."""
    return (rect(-0.35 * m, -1.85 * m, 0.7 * m, 1.83 * m, colour, 0.05 * m) + rect(-0.35 * m, -1.22 * m, 0.7 * m, 0.02 * m, lighten(colour, -0.1))
            + rect(-0.27 * m, -1.6 * m, 0.03 * m, 0.26 * m, lighten(colour, -0.2), 0.01 * m)
            + rect(-0.27 * m, -1.12 * m, 0.03 * m, 0.4 * m, lighten(colour, -0.2), 0.01 * m))


def counter(front: str, top: str, m: float, wide: float, *, oven: bool = False) -> str:
    """Kitchen units under a worktop, 0.9 m high; width in pixels."""
    marks = rect(-wide / 2, -0.88 * m, wide, 0.82 * m, front) + rect(-wide / 2, -0.06 * m, wide, 0.06 * m, lighten(front, -0.16))
    count = max(2, round(wide / (0.55 * m)))
    step = wide / count
    for i in range(count):
        x = -wide / 2 + step * i
        if oven and i == count // 2:
            marks += rect(x + 0.03 * m, -0.84 * m, step - 0.06 * m, 0.74 * m, "#3b4049", 0.02 * m)
            marks += rect(x + 0.07 * m, -0.6 * m, step - 0.14 * m, 0.36 * m, "#23272e", 0.02 * m)
            marks += rect(x + 0.07 * m, -0.67 * m, step - 0.14 * m, 0.025 * m, "#c4c9d1", 0.01 * m)
            continue
        marks += rect(x + 0.02 * m, -0.84 * m, step - 0.04 * m, 0.18 * m, lighten(front, 0.02), 0.015 * m)
        marks += rect(x + 0.02 * m, -0.63 * m, step - 0.04 * m, 0.54 * m, lighten(front, 0.02), 0.015 * m)
        for y in (-0.76, -0.56):
            marks += rect(x + step / 2 - 0.07 * m, y * m, 0.14 * m, 0.02 * m, lighten(front, -0.25), 0.01 * m)
    return marks + rect(-wide / 2 - 0.02 * m, -0.93 * m, wide + 0.04 * m, 0.06 * m, top, 0.01 * m)


def hood(colour: str, m: float) -> str:
    """An extractor hood whose lower edge is at (0, 0)."""
    return rect(-0.12 * m, -0.62 * m, 0.24 * m, 0.5 * m, lighten(colour, 0.02)) + path(
        f"M{number(-0.12 * m)} {number(-0.2 * m)}H{number(0.12 * m)}L{number(0.34 * m)} {number(-0.05 * m)}V0"
        f"H{number(-0.34 * m)}V{number(-0.05 * m)}z", colour)


def shelf(rng: Random, wood: str, tones: tuple[str, ...], m: float, wide: float) -> str:
    """A wall board with jars, bowls and plants, its top at (0, 0)."""
    marks = rect(-wide / 2, 0, wide, 0.04 * m, wood, 0.01 * m)
    x = -wide / 2 + 0.08 * m
    while x < wide / 2 - 0.2 * m:
        tone, kind = rng.choice(tones), rng.randrange(4)
        if kind == 0:
            marks += rect(x, -0.2 * m, 0.13 * m, 0.2 * m, tone, 0.03 * m) + rect(
                x + 0.01 * m, -0.24 * m, 0.11 * m, 0.05 * m, lighten(wood, -0.08), 0.01 * m)
        elif kind == 1:
            marks += path(f"M{number(x)} {number(-0.1 * m)}h{number(0.2 * m)}q0 {number(0.1 * m)} {number(-0.07 * m)}"
                          f" {number(0.1 * m)}h{number(-0.06 * m)}q{number(-0.07 * m)} 0 {number(-0.07 * m)}"
                          f" {number(-0.1 * m)}z", tone)
        elif kind == 2:
            marks += rect(x + 0.02 * m, -0.13 * m, 0.11 * m, 0.13 * m, mix(tone, "#ffffff", 0.4), 0.01 * m)
            marks += "".join(ellipse(x + (0.075 + dx) * m, -0.2 * m, 0.03 * m, 0.085 * m, "#6a9a6d",
                                     transform=f"rotate({a} {number(x + 0.075 * m)} {number(-0.13 * m)})")
                             for dx, a in ((0, 0), (0, -32), (0, 32)))
        else:
            marks += "".join(rect(x + i * 0.05 * m, -(0.24 - 0.02 * i) * m, 0.045 * m, (0.24 - 0.02 * i) * m,
                                  rng.choice(tones)) for i in range(3))
        x += rng.uniform(0.22, 0.34) * m
    return marks


def bed(cover: str, linen: str, wood: str, m: float) -> str:
    """A double bed seen from its side, 2.1 m wide."""
    return (rect(-1.05 * m, -1.0 * m, 0.1 * m, 1.0 * m, wood, 0.03 * m) + rect(-1.0 * m, -0.3 * m, 2.05 * m, 0.2 * m, wood, 0.03 * m)
            + rect(-0.95 * m, -0.12 * m, 0.06 * m, 0.12 * m, wood) + rect(0.95 * m, -0.12 * m, 0.06 * m, 0.12 * m, wood)
            + rect(-0.95 * m, -0.52 * m, 1.98 * m, 0.26 * m, linen, 0.08 * m)
            + rect(-0.88 * m, -0.66 * m, 0.46 * m, 0.2 * m, "#ffffff", 0.09 * m)
            + path(f"M{number(-0.36 * m)} {number(-0.56 * m)}H{number(0.98 * m)}Q{number(1.08 * m)} {number(-0.54 * m)}"
                   f" {number(1.06 * m)} {number(-0.2 * m)}H{number(-0.5 * m)}z", cover))


def rug(colour: str, m: float, wide: float) -> str:
    """A flat oval on the floor round (0, 0)."""
    return ellipse(0, 0, wide / 2, wide * 0.07, colour) + ellipse(
        0, 0, wide * 0.42, wide * 0.052, "none", stroke=lighten(colour, 0.08), stroke_width=0.02 * m)


def dumbbell_rack(frame: str, tones: tuple[str, ...], m: float) -> str:
    """Three shelves of dumbbells, 1.5 m wide."""
    marks = "".join(rect(x * m, -1.05 * m, 0.06 * m, 1.05 * m, frame) for x in (-0.75, 0.69))
    for row, y in enumerate((-0.9, -0.55, -0.2)):
        marks += rect(-0.75 * m, y * m, 1.5 * m, 0.05 * m, lighten(frame, 0.07))
        for i in range(5):
            x, r = (-0.58 + 0.29 * i) * m, (0.07 + 0.012 * row) * m
            marks += rect(x - 0.11 * m, y * m - r * 1.15, 0.22 * m, r * 0.3, "#9aa0ab")
            marks += "".join(rect(x + s * 0.075 * m - 0.035 * m, y * m - r * 2, 0.07 * m, r * 2,
                                  tones[(i + row) % len(tones)], 0.02 * m) for s in (-1, 1))
    return marks


def squat_rack(frame: str, plate: str, m: float) -> str:
    """Uprights with a loaded barbell, 2 m wide."""
    marks = "".join(rect(x * m, -2.05 * m, 0.08 * m, 2.05 * m, frame) for x in (-0.6, 0.52))
    marks += rect(-0.6 * m, -2.05 * m, 1.2 * m, 0.08 * m, frame) + rect(-0.75 * m, -0.05 * m, 0.4 * m, 0.05 * m, frame)
    marks += rect(0.35 * m, -0.05 * m, 0.4 * m, 0.05 * m, frame) + rect(-1.05 * m, -1.32 * m, 2.1 * m, 0.035 * m, "#a7adb7", 0.015 * m)
    for side in (-1, 1):
        for i, (r, tone) in enumerate(((0.23, plate), (0.18, lighten(plate, -0.08)))):
            marks += rect(side * (0.8 + 0.09 * i) * m - 0.035 * m, (-1.3 - r) * m, 0.07 * m, 2 * r * m, tone, 0.025 * m)
    return marks


def treadmill(frame: str, tone: str, m: float) -> str:
    """1.7 m wide, seen from its side."""
    return (rect(-0.85 * m, -0.2 * m, 1.6 * m, 0.16 * m, frame, 0.05 * m) + rect(-0.8 * m, -0.23 * m, 1.45 * m, 0.05 * m, "#4b515c", 0.02 * m)
            + line(f"M{number(0.55 * m)} {number(-0.2 * m)}L{number(0.72 * m)} {number(-1.2 * m)}L{number(0.3 * m)} {number(-1.0 * m)}",
                   frame, 0.07 * m)
            + rect(0.56 * m, -1.42 * m, 0.24 * m, 0.28 * m, frame, 0.04 * m) + rect(0.59 * m, -1.38 * m, 0.18 * m, 0.16 * m, tone, 0.02 * m))


def monitor(frame: str, screen: str, m: float, wide: float = 0.62) -> str:
    """A desk screen on its foot."""
    return (rect(-0.04 * m, -0.16 * m, 0.08 * m, 0.15 * m, frame) + rect(-0.14 * m, -0.02 * m, 0.28 * m, 0.02 * m, frame, 0.01 * m)
            + rect(-wide * m / 2, -0.54 * m, wide * m, 0.4 * m, frame, 0.02 * m)
            + rect(-wide * m / 2 + 0.02 * m, -0.52 * m, wide * m - 0.04 * m, 0.36 * m, screen, 0.01 * m)
            + rect(-wide * m * 0.38, -0.46 * m, wide * m * 0.3, 0.03 * m, "#ffffff", 0.01 * m, opacity=0.8)
            + rect(-wide * m * 0.38, -0.39 * m, wide * m * 0.5, 0.14 * m, "#ffffff", 0.01 * m, opacity=0.45))


def board(frame: str, ground: str, m: float, wide: float, tall: float) -> str:
    """A blackboard or whiteboard, centred on (0, 0)."""
    return (rect(-wide / 2 - 0.05 * m, -tall / 2 - 0.05 * m, wide + 0.1 * m, tall + 0.1 * m, frame, 0.02 * m)
            + rect(-wide / 2, -tall / 2, wide, tall, ground) + rect(-wide * 0.3, tall / 2 + 0.02 * m, wide * 0.6, 0.05 * m, lighten(frame, 0.05)))


def clothes_rail(frame: str, tones: tuple[str, ...], m: float) -> str:
    """Clothes on a rail, 1.3 m wide."""
    marks = line(f"M{number(-0.6 * m)} 0V{number(-1.42 * m)}H{number(0.6 * m)}V0", frame, 0.04 * m)
    for i in range(6):
        x = (-0.48 + i * 0.19) * m
        marks += path(f"M{number(x)} {number(-1.4 * m)}l{number(0.1 * m)} {number(0.12 * m)}v{number((0.6 + 0.05 * (i % 3)) * m)}"
                      f"h{number(-0.17 * m)}v{number(-(0.6 + 0.05 * (i % 3)) * m)}z", tones[i % len(tones)])
    return marks
