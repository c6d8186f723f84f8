"""Cuts: the exact pixels of a channel that a picture can be downloaded in, and what that trims."""

from dataclasses import dataclass
from fractions import Fraction

from studio.formats import CHANNELS, Channel

_NEARLY = Fraction(1, 10)
"""How much of a picture may be trimmed for its shape still to fit a channel nearly."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A picture cut to one channel's pixels."""

    channel: Channel
    trimmed: Fraction
    """How much of the picture's area falls away, 0 to 1; scaling down trims nothing."""

    @property
    def size(self) -> str:
        return f"{self.channel.width}x{self.channel.height}"

    @property
    def label(self) -> str:
        return f"For {self.channel.label}, {self._trims}"

    @property
    def _trims(self) -> str:
        if not self.trimmed:
            return "trims nothing"
        percent = round(self.trimmed * 100)
        return f"trims {percent} %" if percent else "trims under 1 %"


@dataclass(frozen=True, slots=True)
class Cuts:
    """What a download menu offers beside the original."""

    fitting: tuple[Cut, ...]
    """The channel that was ordered, then those that trim at most a tenth, the least first."""
    others: tuple[Cut, ...]
    """Those that trim more, the least first."""
    too_small_for: Channel | None
    """The channel that was ordered, when the picture has fewer pixels than that needs."""


def offer(width: int, height: int, *, channel: str = "") -> Cuts:
    """Find the channels that a picture of these pixels can be cut to, never enlarged.

    ``channel`` is the one that the picture was ordered for, if any.
    """
    ordered = CHANNELS.get(channel)
    possible = sorted(
        (
            Cut(one, _trimmed(width, height, one))
            for one in CHANNELS.values()
            if one.holds(width, height)
        ),
        key=lambda cut: (cut.channel != ordered, cut.trimmed),
    )
    fitting = [cut for cut in possible if cut.channel == ordered or cut.trimmed <= _NEARLY]
    too_small = ordered is not None and not ordered.holds(width, height)
    return Cuts(
        tuple(fitting),
        tuple(cut for cut in possible if cut not in fitting),
        ordered if too_small else None,
    )


def _trimmed(width: int, height: int, channel: Channel) -> Fraction:
    """Give the share of the area that a crop to the channel's ratio leaves out."""
    across = Fraction(width * channel.height, height * channel.width)
    return 1 - min(across, 1 / across)
