"""A street looked along: house fronts on both sides that run to one point far off."""

from dataclasses import dataclass

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.pen import Point, circle, polygon, rect
from studio.providers.sketch.scenes import land, sky
from studio.providers.sketch.scenes.setting import Setting

GLOW = "#ffd98a"
DEPTHS = (1.0, 0.66, 0.44, 0.3, 0.2, 0.13)
"""Where one house ends and the next begins, as shares of the way from the far point."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One side of the street."""

    far: Point
    near: float
    """The x at which the row leaves the picture."""
    tall: float
    """How high the nearest house rises over the horizon."""
    deep: float
    """How far its foot lies under the horizon."""

    def at(self, share: float, up: float) -> Point:
        """A place on the fronts: ``share`` from the far point, ``up`` from foot (0) to roof (1)."""
        x, y = self.far
        foot, roof = y + self.deep * share, y - self.tall * share
        return (x + (self.near - x) * share, foot + (roof - foot) * up)


def paint_avenue(s: Setting, tones: tuple[str, ...]) -> None:
    """Road and pavements to the horizon, a row of houses each side, trees or lamps before them."""
    u, hz = s.unit, s.horizon(0.6)
    low = sky.paint_sky(s, hz)
    sky.paint_sun(s, hz, 0.9)
    sky.paint_clouds(s, hz * 0.7, 3)
    aim = s.width * (0.5 + (0.5 - s.focus_x / s.width) * 0.5)
    far = (aim, hz)
    land.paint_hill(s, hz - u * 2, u * 2, u * 40, mix(s.local("#8d9bb0", 0.3), low, 0.55))
    pave = s.local("#cfc8bd", 0.15)
    s.back.add(rect(0, hz, s.width, s.height - hz, s.back.linear(
        [(0, mix(pave, low, 0.35)), (1, pave)])))  # fmt: skip
    deep = (s.height - hz) * 0.8
    room = hz - (s.calm_box[3] + u * 2 if s.calm == "top" and s.calm_box else hz * 0.04)
    for near, at in ((0.0, 0), (float(s.width), 3)):
        _paint_row(s, _Row(far, near, room, deep), tones[at:] + tones[:at], low)
    road = s.local("#6b7079", 0.1)
    edge = s.width * 0.34
    s.back.add(
        polygon(
            [(aim - u * 0.8, hz), (aim + u * 0.8, hz), (aim + edge * 1.5, s.height),
             (aim - edge * 1.5, s.height)], s.back.linear([(0, mix(road, low, 0.4)), (1, road)]),
        )
    )  # fmt: skip
    for share in (0.1, 0.19, 0.33, 0.56, 0.92):
        y0, y1 = hz + (s.height - hz) * share, hz + (s.height - hz) * share * 1.25
        wide = u * 1.6 * share
        s.back.add(
            polygon(
                [(aim - wide, y0), (aim + wide, y0), (aim + wide * 1.25, y1),
                 (aim - wide * 1.25, y1)], lighten(road, 0.2),
            )
        )  # fmt: skip
    s.taken.append((0, hz, s.width, s.height - hz))
    s.figure_height = min(s.figure_height, (s.height - hz) * 1.1, u * 46)
    s.behind_words = mix(*sky.sky_colours(s), 0.4)


def _paint_row(s: Setting, row: _Row, tones: tuple[str, ...], low: str) -> None:
    glass = mix(s.palette.accent2, "#dff0f2", 0.6) if not s.night else "#33456b"
    side = 1 if row.near else -1
    for at in range(len(DEPTHS) - 1, 0, -1):
        start, end = DEPTHS[at - 1], DEPTHS[at]
        roof = (0.86, 1.0, 0.78, 0.94, 0.84)[(at + (side > 0) * 2) % 5]
        tone = mix(tones[at % len(tones)], low, 0.5 * (1 - start))
        front = [row.at(start, 0), row.at(end, 0), row.at(end, roof), row.at(start, roof)]
        s.back.add(polygon(front, tone))
        cornice = [row.at(start, roof), row.at(end, roof), row.at(end, roof - 0.03),
                   row.at(start, roof - 0.03)]  # fmt: skip
        s.back.add(polygon(cornice, lighten(tone, -0.1)))
        left, top = min(p[0] for p in front), min(p[1] for p in front)
        right = max(p[0] for p in front)
        s.taken.append((left, top, right - left, row.far[1] - top))
        shop = [row.at(start, 0), row.at(end, 0), row.at(end, 0.2), row.at(start, 0.2)]
        s.back.add(polygon(shop, mix(s.palette.shade, tone, 0.35)))
        awning = (s.palette.accent, s.palette.accent2)[at % 2]
        s.back.add(
            polygon(
                [row.at(start, 0.17), row.at(end, 0.17), row.at(end, 0.235),
                 row.at(start, 0.235)], mix(awning, low, 0.4 * (1 - start)),
            )
        )  # fmt: skip
        for up in (0.3, 0.47, 0.64):
            for column in (0.14, 0.42, 0.7):
                near = start + (end - start) * column
                away = near + (end - start) * 0.17
                lit = s.night and s.rng.random() < 0.55
                pane = [row.at(near, up), row.at(away, up), row.at(away, up + 0.1),
                        row.at(near, up + 0.1)]  # fmt: skip
                s.back.add(polygon(pane, GLOW if lit else mix(glass, tone, 0.2)))
    for share in (0.16, 0.27, 0.46, 0.78):
        x, y = row.at(share, 0.02)
        x -= side * (row.deep * 0.12) * share
        tall = (row.tall + row.deep) * share * 0.3
        trunk = s.local("#6d5544", 0.2)
        green = mix(s.local("#5f8f58", 0.16), low, 0.45 * (1 - share))
        s.back.add(
            rect(x - tall * 0.035, y - tall, tall * 0.07, tall, trunk),
            circle(x, y - tall, tall * 0.36, green),
            circle(x - tall * 0.12, y - tall * 1.12, tall * 0.2, lighten(green, 0.04)),
        )
