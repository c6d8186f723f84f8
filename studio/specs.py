"""What a model is: its abilities, true pixels, prices and costs, read from ``catalogue.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

RESOLUTIONS = ("1K", "2K", "4K")
QUALITY_NAMES: Mapping[str, str] = MappingProxyType(
    {"low": "Draft", "medium": "Standard", "high": "Fine"}
)
PROVIDERS = frozenset({"sketch", "gemini", "openai", "compatible"})
STANDINGS = frozenset({"live", "at_risk", "deprecated", "retired"})
PIXELS_MAX = 20_000_000
"""No picture may have more pixels than this; the largest legal one has 18.9 million."""


class CatalogueFault(Exception):
    """The catalogue file contradicts itself; the text names the model and the field."""


@dataclass(frozen=True, slots=True)
class Rate:
    """What one frame costs and how long it usually takes."""

    resolution: str
    quality: str
    """Empty for a model without qualities."""
    credits: int
    cost_microdollars: int
    """The provider's list price, without references, partial pictures and prompt."""
    seconds: int


@dataclass(frozen=True, slots=True)
class TokenCosts:
    """US dollars for a million tokens, which is millionths of a dollar a token."""

    text_in: float = 0.0
    image_in: float = 0.0
    text_out: float = 0.0
    image_out: float = 0.0


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """One model as the studio offers it."""

    id: str
    name: str
    short_name: str
    glyph: str
    """The name of its symbol in the icon sprite."""
    provider: str
    wire_id: str
    """What the provider calls it; an operator may pin another one."""
    best_for: str
    weak_at: str
    summary: str
    formats: tuple[str, ...]
    max_references: int
    max_count: int
    prompt_max: int
    """Characters, for the prompt with its words and notes."""
    read_seconds: int
    """How long to wait for the provider's next byte."""
    rates: tuple[Rate, ...]
    sizes: Mapping[str, Mapping[str, tuple[int, int]]]
    """``{ratio: {resolution: (width, height)}}`` in pixels."""
    standing: str = "live"
    successor: str = ""
    """The catalogue's model to offer when this one is retired."""
    wire_successor: str = ""
    """The provider's own successor, for the operator to pin."""
    advertised: bool = True
    """Shown to members even while it is not connected."""
    qualities: tuple[str, ...] = ()
    default_quality: str = ""
    seed: bool = False
    mask: bool = False
    partials: bool = False
    partials_from: str = ""
    """The lowest quality for which a partial picture is asked."""
    thinking: str = ""
    """The thinking level to send; empty sends none."""
    sends_resolution: bool = True
    """Whether the provider takes the resolution by name."""
    tokens: TokenCosts = TokenCosts()
    reference_tokens: int = 0
    partial_tokens: int = 0
    reference_credits: int = 0
    prompt_step: int = 0
    """Each further so many characters begun cost one credit; 0 never."""

    @property
    def resolutions(self) -> tuple[str, ...]:
        """Every resolution it has for some ratio, smallest first."""
        have = {resolution for by_name in self.sizes.values() for resolution in by_name}
        return tuple(name for name in RESOLUTIONS if name in have)

    @property
    def is_free(self) -> bool:
        return all(rate.credits == 0 for rate in self.rates) and not self.reference_credits

    @property
    def credits_from(self) -> int:
        """The least that a frame costs."""
        return min(rate.credits for rate in self.rates)

    @property
    def typical_seconds(self) -> int:
        return self.rate(self.resolutions[0], "").seconds

    def rate(self, resolution: str, quality: str) -> Rate:
        """Give the rate of a valid resolution and quality; an empty quality is the default one.

        Raises:
            KeyError: the model has no such rate.
        """
        quality = quality or self.default_quality
        for rate in self.rates:
            if (rate.resolution, rate.quality) == (resolution, quality):
                return rate
        raise KeyError(f"{self.id} {resolution} {quality}")

    def default_resolution(self, quality: str = "") -> str:
        """Give 1K, or 2K where it costs the same."""
        first = self.resolutions[0]
        if "2K" not in self.resolutions or self.is_free:
            return first
        same = self.rate("2K", quality).credits == self.rate(first, quality).credits
        return "2K" if same else first

    def gets_partials(self, quality: str) -> bool:
        """Tell whether a partial picture is asked for at this quality."""
        if not self.partials:
            return False
        wanted = self.qualities.index(quality or self.default_quality)
        return wanted >= self.qualities.index(self.partials_from)


def load(file: Path, *, compatible_credits: int = 0) -> Mapping[str, ModelSpec]:
    """Read and validate the catalogue, in the file's order.

    ``compatible_credits`` is what the operator asks for a frame of the self-hosted model.

    Raises:
        CatalogueFault: the file contradicts itself.
    """
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    if not isinstance(tables.pop("prices_from", None), date):
        raise CatalogueFault("prices_from must be a date.")
    specs = {name: _spec(name, table, compatible_credits) for name, table in tables.items()}
    for spec in specs.values():
        if spec.successor and spec.successor not in specs:
            raise CatalogueFault(f"{spec.id}: successor {spec.successor!r} is not in the file.")
    return MappingProxyType(specs)


def _spec(name: str, table: dict[str, Any], compatible_credits: int) -> ModelSpec:
    known = {field.name for field in fields(ModelSpec)} - {"id"}
    if unknown := set(table) - known:
        raise CatalogueFault(f"{name}: unknown fields {sorted(unknown)}.")
    table = dict(table)
    rates = tuple(
        Rate(
            resolution=row["resolution"],
            quality=row.get("quality", ""),
            credits=compatible_credits if table["provider"] == "compatible" else row["credits"],
            cost_microdollars=row["cost"],
            seconds=row["seconds"],
        )
        for row in table.pop("rates", [])
    )
    sizes = MappingProxyType(
        {
            ratio: MappingProxyType({key: (int(w), int(h)) for key, (w, h) in by_name.items()})
            for ratio, by_name in table.pop("sizes", {}).items()
        }
    )
    try:
        spec = ModelSpec(
            id=name,
            rates=rates,
            sizes=sizes,
            formats=tuple(table.pop("formats", ())),
            qualities=tuple(table.pop("qualities", ())),
            tokens=TokenCosts(**table.pop("tokens", {})),
            **table,
        )
    except TypeError as wrong:
        raise CatalogueFault(f"{name}: {wrong}") from wrong
    _validate(spec)
    return spec


def _validate(spec: ModelSpec) -> None:
    wrong = [
        (spec.provider not in PROVIDERS, f"provider {spec.provider!r}"),
        (spec.standing not in STANDINGS, f"standing {spec.standing!r}"),
        (not spec.sizes, "sizes"),
        (not set(spec.qualities) <= set(QUALITY_NAMES), "qualities"),
        (bool(spec.qualities) != (spec.default_quality in spec.qualities), "default_quality"),
        (spec.partials and spec.partials_from not in spec.qualities, "partials_from"),
        (min(spec.max_count, spec.prompt_max, spec.read_seconds) < 1, "limits"),
    ]
    wrong += [
        (not _is_size(ratio, width, height), f"size {ratio} {resolution}")
        for ratio, by_name in spec.sizes.items()
        for resolution, (width, height) in by_name.items()
    ]
    wanted = {(r, q) for r in spec.resolutions for q in (spec.qualities or ("",))}
    wrong.append(({(r.resolution, r.quality) for r in spec.rates} != wanted, "rates"))
    wrong.append((any(min(r.credits, r.cost_microdollars) < 0 for r in spec.rates), "rates"))
    for is_wrong, what in wrong:
        if is_wrong:
            raise CatalogueFault(f"{spec.id}: {what} is wrong or missing.")


def _is_size(ratio: str, width: int, height: int) -> bool:
    """Tell whether these pixels may stand for the ratio (Google's tables stray up to 4 %)."""
    across, down = (int(part) for part in ratio.split(":"))
    off = (width / height) / (across / down)
    return 0.96 <= off <= 1.04 and 0 < width * height <= PIXELS_MAX
