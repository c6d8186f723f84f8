"""Whether a model can make an order: every refusal with its field, reason and nearest value."""

import difflib
import math
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from studio.formats import CHANNELS
from studio.orders import (
    ADDED_LENGTH_MAX,
    DIRECTION_NAME_MAX,
    GOALS,
    NOTE_LENGTH_MAX,
    ROLES,
    SEED_MAX,
    STAGES,
    WORD_LENGTH_MAX,
    WORDS_MAX,
    ImageOrder,
    InvalidOrder,
)
from studio.specs import QUALITY_NAMES, RESOLUTIONS, ModelSpec
from studio.treatments import TREATMENTS


@dataclass(frozen=True, slots=True)
class Checked:
    """An order that its model can make, with everything that was left out decided."""

    spec: ModelSpec
    width: int
    height: int
    quality: str
    """Empty for a model without qualities."""
    stage: str


def no_such_model(model: str, known: Mapping[str, ModelSpec]) -> InvalidOrder:
    close = difflib.get_close_matches(model[:60], known, n=1)
    return InvalidOrder(
        "model", "There is no model of this name.", nearest=close[0] if close else None
    )


def no_such_ratio(spec: ModelSpec, ratio: str) -> InvalidOrder:
    nearest = _nearest_ratio(ratio, spec.sizes)
    reason = f"{spec.name} does not make this format. The nearest that it makes is {nearest}."
    return InvalidOrder("ratio", reason, nearest=nearest)


def no_such_count(spec: ModelSpec, count: int) -> InvalidOrder:
    nearest = min(max(count, 1), spec.max_count)
    reason = f"Order between 1 and {spec.max_count} frames at once."
    return InvalidOrder("count", reason, nearest=nearest)


def no_such_choice(field: str, value: str, known: Iterable[str]) -> InvalidOrder:
    close = difflib.get_close_matches(value[:40], list(known), n=1)
    reason = f"There is no {field} of this name."
    return InvalidOrder(field, reason, nearest=close[0] if close else None)


def check_against(spec: ModelSpec, order: ImageOrder) -> Checked:
    """Check one order against its model.

    Raises:
        InvalidOrder: the first thing that is wrong.
    """
    _check_direction(order)
    _check_text(spec, order)
    if order.ratio not in spec.sizes:
        raise no_such_ratio(spec, order.ratio)
    sizes = spec.sizes[order.ratio]
    if order.resolution not in sizes:
        raise _no_such_resolution(spec, order.resolution, sizes)
    quality = _checked_quality(spec, order.quality)
    _check_numbers(spec, order)
    _check_references(spec, order)
    _check_choices(order)
    width, height = sizes[order.resolution]
    return Checked(spec, width, height, quality, order.stage or _stage_of(order))


def _stage_of(order: ImageOrder) -> str:
    if order.goal == "final":
        return "final"
    if order.parent is None:
        return "explore"
    return "final" if order.model == "nano-banana-pro" or order.resolution == "4K" else "refine"


def _check_text(spec: ModelSpec, order: ImageOrder) -> None:
    if not _says_something(order.prompt):
        raise InvalidOrder("prompt", "Write what the picture should show.")
    _refuse_unreadable("prompt", "The prompt", order.prompt, allowed="\n\r\t")
    length = len(order.prompt)
    if length > spec.prompt_max:
        reason = f"{spec.name} reads up to {spec.prompt_max:,} characters; this is {length:,}."
        raise InvalidOrder("prompt", reason, nearest=spec.prompt_max)
    if len(order.words) > WORDS_MAX:
        reason = f"Up to {WORDS_MAX} lines of words fit a picture; these are {len(order.words)}."
        raise InvalidOrder("words", reason, nearest=WORDS_MAX)
    for number, line in enumerate(order.words, start=1):
        if not _says_something(line):
            raise InvalidOrder("words", f"Line {number} of the words is empty.")
        _refuse_unreadable("words", f"Line {number} of the words", line)
        if len(line) > WORD_LENGTH_MAX:
            reason = f"Line {number} is {len(line)} characters; up to {WORD_LENGTH_MAX} can be set."
            raise InvalidOrder("words", reason, nearest=WORD_LENGTH_MAX)


def _check_direction(order: ImageOrder) -> None:
    """Check what names one of several directions and sets it apart."""
    _refuse_unreadable("directions", "A direction's name", order.direction_name)
    _refuse_unreadable("directions", "What is added", order.added, allowed="\n\r\t")
    if order.treatment and order.treatment not in TREATMENTS:
        raise InvalidOrder("directions", "There is no such treatment.")
    if len(order.direction_name) > DIRECTION_NAME_MAX:
        reason = f"A direction's name has up to {DIRECTION_NAME_MAX} characters."
        raise InvalidOrder("directions", reason)
    if len(order.added) > ADDED_LENGTH_MAX:
        reason = f"Up to {ADDED_LENGTH_MAX} characters can be added; write the rest as the prompt."
        raise InvalidOrder("directions", reason)
    if not order.prompt.endswith(order.added):
        raise InvalidOrder("directions", "What is added stands at the end of the prompt.")


def _says_something(text: str) -> bool:
    """Tell whether anything is left without spaces and invisible marks."""
    return any(unicodedata.category(char)[0] not in "ZC" for char in text)


def _refuse_unreadable(field: str, what: str, text: str, *, allowed: str = "") -> None:
    """Refuse control characters and halves of surrogate pairs; direction marks are text."""
    for char in text:
        if char not in allowed and unicodedata.category(char) in {"Cc", "Cs"}:
            code = f"U+{ord(char):04X}"
            reason = f"{what} holds a character that cannot be read ({code}). Remove it."
            raise InvalidOrder(field, reason)


def _nearest_ratio(ratio: str, sizes: Iterable[str]) -> str:
    wanted = _shape(ratio)
    return min(sizes, key=lambda name: abs(_shape(name) - wanted))


def _shape(ratio: str) -> float:
    """Give the logarithm of width over height, so that 1:2 and 2:1 are equally far from 1:1."""
    across, _, down = ratio.partition(":")
    if not (across.isdecimal() and down.isdecimal() and len(ratio) <= 9):
        return 0.0
    return math.log(int(across) / int(down)) if int(across) and int(down) else 0.0


def _no_such_resolution(
    spec: ModelSpec, resolution: str, sizes: Mapping[str, tuple[int, int]]
) -> InvalidOrder:
    have = [name for name in RESOLUTIONS if name in sizes]
    if resolution in RESOLUTIONS:
        below = [n for n in have if RESOLUTIONS.index(n) < RESOLUTIONS.index(resolution)]
        nearest = below[-1] if below else have[0]
    else:
        nearest = have[0]
    makes = f"{have[0]} only" if len(have) == 1 else " or ".join((", ".join(have[:-1]), have[-1]))
    return InvalidOrder("resolution", f"{spec.name} makes {makes}.", nearest=nearest)


def _checked_quality(spec: ModelSpec, quality: str) -> str:
    if not quality or quality in spec.qualities:
        return quality or spec.default_quality
    if not spec.qualities:
        raise InvalidOrder("quality", f"{spec.name} has no quality to choose. Leave it out.")
    names = ", ".join(f"{q} ({QUALITY_NAMES[q]})" for q in spec.qualities)
    reason = f"{spec.name} knows the qualities {names}."
    raise InvalidOrder("quality", reason, nearest=spec.default_quality)


def _check_numbers(spec: ModelSpec, order: ImageOrder) -> None:
    if not 1 <= order.count <= spec.max_count:
        raise no_such_count(spec, order.count)
    if order.seed is None:
        return
    if not spec.seed:
        raise InvalidOrder("seed", f"{spec.name} takes no seed. Leave it out.")
    if not 0 <= order.seed <= SEED_MAX:
        nearest = min(max(order.seed, 0), SEED_MAX)
        raise InvalidOrder("seed", f"A seed is between 0 and {SEED_MAX:,}.", nearest=nearest)


def _check_references(spec: ModelSpec, order: ImageOrder) -> None:
    given = len(order.references)
    if given > spec.max_references:
        reason = f"{spec.name} looks at up to {spec.max_references} references; these are {given}."
        raise InvalidOrder("references", reason, nearest=spec.max_references)
    for number, reference in enumerate(order.references, start=1):
        if reference.role and reference.role not in ROLES:
            close = difflib.get_close_matches(reference.role[:20], ROLES, n=1)
            reason = f"Reference {number} has a role that is not one of {', '.join(ROLES)}."
            raise InvalidOrder("references", reason, nearest=close[0] if close else None)
        for name, text in (("keep", reference.keep), ("change", reference.change)):
            what = f"What to {name} of reference {number}"
            _refuse_unreadable("references", what, text)
            if len(text) > NOTE_LENGTH_MAX:
                reason = f"{what} is {len(text)} characters; up to {NOTE_LENGTH_MAX} fit."
                raise InvalidOrder("references", reason, nearest=NOTE_LENGTH_MAX)
    if order.text_length > spec.prompt_max:
        reason = f"Prompt, words and notes together are more than {spec.name} reads. Shorten them."
        raise InvalidOrder("prompt", reason)


def _check_choices(order: ImageOrder) -> None:
    choices = (
        ("stage", order.stage, STAGES),
        ("goal", order.goal, GOALS),
        ("channel", order.channel, tuple(CHANNELS)),
    )
    for field, value, known in choices:
        if value and value not in known:
            raise no_such_choice(field, value, known)
