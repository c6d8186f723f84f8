"""Formats: the ratios by name, and channels that know how many pixels they need."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Channel:
    """A place where a picture goes, with the pixels that it needs there."""

    id: str
    name: str
    ratio: str
    """The ratio to start from; the picture is cropped to ``width`` : ``height``."""
    width: int
    height: int
    group: str

    @property
    def label(self) -> str:
        return f"{self.name}, {self.width} × {self.height}"

    def holds(self, width: int, height: int) -> bool:
        """Tell whether a picture of these pixels can be cropped to the channel's, not enlarged."""
        return width >= self.width and height >= self.height


@dataclass(frozen=True, slots=True)
class Ratio:
    id: str
    name: str

    @property
    def across(self) -> int:
        return int(self.id.partition(":")[0])

    @property
    def down(self) -> int:
        return int(self.id.partition(":")[2])


def _read() -> tuple[Mapping[str, Ratio], Mapping[str, Channel]]:
    tables = tomllib.loads(Path(__file__).with_name("formats.toml").read_text(encoding="utf-8"))
    ratios = {name: Ratio(name, title) for name, title in tables["ratios"].items()}
    channels = {}
    for name, row in tables["channels"].items():
        width, height = row["size"]
        ratio = ratios[row["ratio"]].id
        channels[name] = Channel(name, row["name"], ratio, width, height, row["group"])
    return MappingProxyType(ratios), MappingProxyType(channels)


RATIOS, CHANNELS = _read()
"""By id, in the order that pages list them."""


def channels_for(width: int, height: int) -> tuple[Channel, ...]:
    """Give the channels for which a picture of these pixels is large enough."""
    return tuple(channel for channel in CHANNELS.values() if channel.holds(width, height))
