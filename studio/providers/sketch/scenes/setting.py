"""A setting while it is painted, and what comes out."""

from dataclasses import dataclass, field
from random import Random

from studio.providers.sketch.camera import Shot
from studio.providers.sketch.color import Palette, contrast, lch, mix, with_lightness
from studio.providers.sketch.lighting import UNLIT, Light
from studio.providers.sketch.pen import Box, Sheet, rect

NIGHT = "#121a38"
DUSK = "#e8875c"
GREY = "#7d8793"
SIDE_SHARE = 0.5
"""How much of the width a calm left or right side takes."""
TOP_SHARE = 0.42
BOTTOM_SHARE = 0.32
SKY_SHARE = 0.64
"""How far down a calm left or right side reaches: to just above the horizon."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A painted place. Lengths are pixels from the top left corner."""

    svg: str
    """What stands behind the subject, opaque over the whole size; a fragment without <svg>."""
    front: str
    """What stands before the subject (leaves, rain); may be empty."""
    ground_y: float
    """Where the foot of a thing stands: the floor, the plinth, the table top."""
    floor_y: float
    """Where people stand; the same as ``ground_y`` but where that is a table top or worktop."""
    focus_x: float
    """The middle of the place made for the subject."""
    focus_width: float
    """How wide the subject may be without leaving the plinth, table or clearing."""
    figure_height: float
    """How tall a person standing on ``floor_y`` is; 0 where only things stand (a close plinth or
    table), and a half-body figure rises from the lower edge instead."""
    light: str
    """The side the light comes from, "left" or "right"."""
    ink_hint: str
    """"dark" or "light": which ink reads on the first calm box."""
    calm_boxes: tuple[Box, ...]
    """Areas left empty, the best for words first; never empty."""
    horizon_y: float = 0.0
    """Where sky meets land, or wall meets floor."""


@dataclass(slots=True)
class Setting:
    """What a painter works with: the sheets, the colours of the hour, and where to keep quiet."""

    width: int
    height: int
    palette: Palette
    rng: Random
    calm: str | None = None
    weather: str | None = None
    hour: str | None = None
    shot: Shot | None = None
    lit: Light = UNLIT
    back: Sheet = field(init=False)
    front: Sheet = field(init=False)
    taken: list[Box] = field(init=False, default_factory=list)
    light: str = field(init=False, default="left")
    ground_y: float = field(init=False, default=0)
    floor_y: float | None = field(init=False, default=None)
    focus_x: float = field(init=False, default=0)
    focus_width: float = field(init=False, default=0)
    figure_height: float = field(init=False, default=0)
    behind_words: str = field(init=False, default="")
    horizon_y: float = field(init=False, default=0)

    def __post_init__(self) -> None:
        prefix = f"s{self.rng.getrandbits(28):x}"
        self.back, self.front = Sheet(prefix + "b"), Sheet(prefix + "f")
        if self.hour is None:
            self.hour = "night" if self.palette.dark else "day"
        middle = {"left": 0.72, "right": 0.28}.get(self.calm or "", 0.5)
        wander = 0.03 if self.calm else 0.09
        self.focus_x = self.width * (middle + self.rng.uniform(-wander, wander))
        self.focus_width = min(
            self.width * (0.42 if self.calm in {"left", "right"} else 0.6), self.height * 1.1
        )
        self.light = "right" if self.focus_x < self.width * 0.5 else "left"
        self.ground_y = self.height * {"bottom": 0.62}.get(self.calm or "", 0.84)
        self.figure_height = self.height * (0.58 if self.calm in {"left", "right"} else 0.5)
        self.behind_words = self.palette.ground
        if self.shot:
            self._frame(self.shot)
        if self.lit.side:
            self.light = self.lit.side

    def _frame(self, shot: Shot) -> None:
        """Stand where the shot stands, as far as what must stay quiet allows."""
        aside = {"left": 0.72, "right": 0.28}.get(self.calm or "")
        across = shot.across if aside is None else aside + (shot.across - 0.5) * 0.4
        self.focus_x = self.width * (across + self.rng.uniform(-0.01, 0.01))
        room = 0.42 if aside else 2 * min(across, 1 - across) * 0.86
        self.focus_width = min(self.width * room, self.height * 1.1) * min(1.15, shot.zoom)
        ground = 0.62 + (shot.ground - 0.86) * 0.4 if self.calm == "bottom" else shot.ground
        if self.calm == "top":
            ground = max(ground, 0.8)
        self.ground_y = self.height * ground
        self.figure_height = min(self.figure_height * shot.zoom, self.ground_y * 0.9)
        self.light = shot.light

    @property
    def unit(self) -> float:
        """A hundredth of the shorter side, but no less than a hundred-and-eightieth of the longer.

        Things are measured in it, so that they keep their size on a narrow banner.
        """
        usual = max(min(self.width, self.height) / 100, max(self.width, self.height) / 180)
        return usual * (self.shot.zoom if self.shot else 1)

    @property
    def night(self) -> bool:
        return self.hour == "night"

    @property
    def dusk(self) -> bool:
        return self.hour in {"sunset", "sunrise"}

    @property
    def grey(self) -> bool:
        """Whether the weather takes the sun away."""
        return self.weather in {"rain", "storm", "fog"}

    @property
    def calm_box(self) -> Box | None:
        """The area that must stay quiet, or None where nobody asked for one."""
        width, height = self.width, self.height
        return {
            "left": (0.0, 0.0, width * SIDE_SHARE, height * SKY_SHARE),
            "right": (width * (1 - SIDE_SHARE), 0.0, width * SIDE_SHARE, height * SKY_SHARE),
            "top": (0.0, 0.0, float(width), height * TOP_SHARE),
            "bottom": (0.0, height * (1 - BOTTOM_SHARE), float(width), height * BOTTOM_SHARE),
        }.get(self.calm or "")

    def local(self, natural: str, share: float = 0.2) -> str:
        """The colour of a thing here: drawn towards the palette, and lit by hour and weather."""
        tone = mix(natural, self.palette.accent2, share)
        if self.night:
            lightness = lch(tone)[0]
            tone = mix(with_lightness(tone, lightness * 0.5 + 0.04), NIGHT, 0.42)
        elif self.dusk:
            tone = mix(tone, DUSK, 0.22)
        if self.grey:
            tone = mix(tone, GREY, 0.4)
        return tone

    def free(self, x0: float, y0: float, x1: float, y1: float) -> bool:
        """Whether something may be painted there; if so the place is taken."""
        box = self.calm_box
        if box is not None and (
            x0 < box[0] + box[2] and x1 > box[0] and y0 < box[1] + box[3] and y1 > box[1]
        ):
            return False
        self.taken.append((x0, y0, x1 - x0, y1 - y0))
        return True

    def rise(self, x: float) -> float:
        """How high land and rows may rise at x: 1, falling to 0.25 on a calm side."""
        if self.calm not in {"left", "right"}:
            return 1.0
        t = x / self.width if self.calm == "left" else 1 - x / self.width
        t = min(1.0, max(0.0, (t - 0.38) / 0.3))
        return 0.25 + 0.75 * t * t * (3 - 2 * t)

    def horizon(self, usual: float = 0.62) -> float:
        """The y of the horizon: under what must stay quiet."""
        if not self.shot:
            share = {"left": 0.7, "right": 0.7, "top": max(usual, 0.66), "bottom": 0.5}
            at = share.get(self.calm or "", usual + self.rng.uniform(-0.04, 0.04))
        else:
            low, high = {
                "left": (0.67, 0.8), "right": (0.67, 0.8), "top": (0.5, 0.82),
                "bottom": (0.34, 0.56),
            }.get(self.calm or "", (0.32, 0.86))  # fmt: skip
            at = min(max(usual + self.shot.lift, low), high)
            at = max(low, min(at, self.ground_y / self.height - 0.09))
        self.horizon_y = self.height * at
        return self.horizon_y

    def fill(self, paint: str) -> None:
        """Paint the whole picture."""
        self.back.add(rect(0, 0, self.width, self.height, paint))

    def scene(self) -> Scene:
        """What was painted."""
        dark, light = (contrast(ink, self.behind_words) for ink in ("#16181d", "#ffffff"))
        return Scene(
            svg=self.back.svg(),
            front=self.front.svg(),
            ground_y=self.ground_y,
            floor_y=self.ground_y if self.floor_y is None else self.floor_y,
            focus_x=self.focus_x,
            focus_width=self.focus_width,
            figure_height=self.figure_height,
            light=self.light,
            ink_hint="dark" if dark > light else "light",
            calm_boxes=self._calm_boxes(),
            horizon_y=self.horizon_y or self.ground_y,
        )

    def _calm_boxes(self) -> tuple[Box, ...]:
        asked = self.calm_box
        if asked is not None:
            return (asked,)
        width, height, sky = float(self.width), float(self.height), self.height * SKY_SHARE
        choices: list[Box] = [
            (0, 0, width, height * share) for share in (TOP_SHARE, 0.34, 0.26, 0.18, 0.1)
        ]
        for share in (0.5, 0.4, 0.3):
            choices += [(0, 0, width * share, sky), (width * (1 - share), 0, width * share, sky)]
        empty = [box for box in choices if not any(_touch(box, taken) for taken in self.taken)]
        return tuple(sorted(empty, key=lambda box: -box[2] * box[3])[:3]) or (choices[4],)


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]
