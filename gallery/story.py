"""What may be told of a picture, in words for visitors: how it was made, with what, from what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gallery.models import Image, Publication
from gallery.publishing import shown_ratio
from gallery.xmp import SourceType

_HOW: Mapping[str, str] = {
    SourceType.TRAINED: "Made by {model}, a generative model.",
    SourceType.ALGORITHMIC: "Drawn by {model}: layout drafts by rules, no generative model.",
    SourceType.COMPOSITE_TRAINED: "Made by {model}, a generative model, from a photograph.",
    SourceType.COMPOSITE_SYNTHETIC: (
        "Drawn by {model} round a photograph: layout drafts by rules, no generative model."
    ),
}
_UPLOADED: Mapping[str, str] = {
    SourceType.TRAINED: "Uploaded. Its file says that a generative model made it.",
    SourceType.ALGORITHMIC: "Uploaded. Its file says that it was drawn by rules.",
    SourceType.COMPOSITE_TRAINED: (
        "Uploaded. Its file says that a generative model worked on a photograph."
    ),
    SourceType.COMPOSITE_SYNTHETIC: "Uploaded. Its file says that it was drawn round a photograph.",
}
_CHANGED = "Changed by {model}, by rules: a generative model made the picture that it began from."
_QUALITIES = {"low": "Draft", "medium": "Standard", "high": "Fine"}


@dataclass(frozen=True, slots=True)
class Story:
    """What a page tells. Empty parts are not told."""

    maker: str
    initials: str
    prompt: str
    references: Sequence[tuple[str, str]]
    """What each was for, and what was to be kept and changed."""
    model: str
    model_name: str
    size: str
    """Format and real pixels."""
    settings: Sequence[tuple[str, str]]
    how: str
    source_type: str
    """The digital source type that the public files carry, or empty."""


def told(publication: Publication) -> Story:
    """Tell what the maker shows. ``publication.image`` gives the source type, nothing else."""
    return _story(
        maker=publication.maker_name,
        prompt=publication.prompt,
        references=publication.references,
        settings=publication.settings,
        model=publication.model,
        model_name=publication.model_name,
        ratio=publication.ratio,
        pixels=(publication.width, publication.height),
        source_type=publication.image.provenance.get("source_type", ""),
    )


def tellable(image: Image, *, maker: str) -> Story:
    """Tell everything that the switches can open, for the maker's preview."""
    made = image.provenance
    return _story(
        maker=maker,
        prompt=made.get("prompt", ""),
        references=made.get("references", []),
        settings=made.get("settings", {}),
        model=made.get("model", ""),
        model_name=made.get("model_name", ""),
        ratio=shown_ratio(image),
        pixels=(image.width, image.height),
        source_type=made.get("source_type", ""),
    )


def _story(
    *,
    maker: str,
    prompt: str,
    references: Sequence[Mapping[str, Any]],
    settings: Mapping[str, Any],
    model: str,
    model_name: str,
    ratio: str,
    pixels: tuple[int, int],
    source_type: str,
) -> Story:
    return Story(
        maker=maker,
        initials=_initials(maker),
        prompt=prompt,
        references=[_reference(one) for one in references],
        model=model,
        model_name=model_name,
        size=f"{ratio}, {pixels[0]} × {pixels[1]}",
        settings=_settings(settings),
        how=_how(source_type, model, model_name),
        source_type=source_type,
    )


def _reference(one: Mapping[str, Any]) -> tuple[str, str]:
    role = str(one.get("role") or "")
    kept, changed = str(one.get("keep") or ""), str(one.get("change") or "")
    parts = [f"kept: {kept}" if kept else "", f"changed: {changed}" if changed else ""]
    return role.capitalize() or "The picture changed", "; ".join(filter(None, parts)) or "as it is"


def _settings(settings: Mapping[str, Any]) -> list[tuple[str, str]]:
    quality = str(settings.get("quality") or "")
    seed = settings.get("seed")
    shown = {
        "Resolution": str(settings.get("resolution") or ""),
        "Quality": _QUALITIES.get(quality, quality.capitalize()),
        "Seed": "" if seed is None else str(seed),
    }
    return [(name, value) for name, value in shown.items() if value]


def _how(source_type: str, model: str, model_name: str) -> str:
    if not model_name:
        return _UPLOADED.get(source_type, "Uploaded. Its file does not say how it was made.")
    if model == "sketch" and source_type in {SourceType.TRAINED, SourceType.COMPOSITE_TRAINED}:
        return _CHANGED.format(model=model_name)
    return _HOW.get(source_type, "Made with {model}.").format(model=model_name)


def _initials(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
