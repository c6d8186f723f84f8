"""The text that is sent: the prompt, the words to set and what each reference is for. Pure."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from studio import wording

_ROLE: Mapping[str, str] = MappingProxyType(
    {
        "product": "shows the product: it must be recognisably this one",
        "person": "shows the person: it must be recognisably this one",
        "style": "is for its style only, not for what it shows",
        "layout": "is for its layout only, not for what it shows",
        "palette": "is for its colours only",
        "logo": "is the logo: reproduce it exactly",
        "background": "is the background to put it on",
    }
)


class Noted(Protocol):
    """What is needed of a reference to speak of it."""

    @property
    def role(self) -> str: ...
    @property
    def keep(self) -> str: ...
    @property
    def change(self) -> str: ...


def compile_prompt(prompt: str, words: Sequence[str], references: Sequence[Noted]) -> str:
    """Write prompt, words and references as one text; a bare prompt stays as it is.

    References are called image 1, 2, 3 in the order in which they are sent. The result is never
    longer than ``ImageOrder.text_length``.
    """
    parts = [prompt.strip()]
    if words:
        # Those that the prompt quotes as well: "no others" would forbid them.
        lines = "\n".join(f"“{line}”" for line in wording.ordered(words, prompt))
        parts.append(
            "Set these words in the picture, each exactly as written, and no others:\n" + lines
        )
    if references:
        base = _base(references)
        notes = (_note(number, r, is_base=r is base) for number, r in enumerate(references, 1))
        parts.append("\n".join(notes))
    return "\n\n".join(parts)


def _base(references: Sequence[Noted]) -> Noted | None:
    """Find the picture to change: the first without a role."""
    return next((reference for reference in references if not reference.role), None)


def _note(number: int, reference: Noted, *, is_base: bool) -> str:
    if is_base:
        what = "is the picture to change; leave the rest of it as it is"
    else:
        what = _ROLE.get(reference.role, "belongs in the picture")
    note = f"Image {number} {what}."
    if reference.keep:
        note += f" Keep: {reference.keep.strip().rstrip('.')}."
    if reference.change:
        note += f" Change: {reference.change.strip().rstrip('.')}."
    return note
