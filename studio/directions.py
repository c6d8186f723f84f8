"""Several directions of one sentence: what each adds to it, as proposed and as a person changed it.

The sentence itself is never rewritten: what a direction adds stands behind it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict

from studio import treatments
from studio.models import Generation
from studio.orders import ImageOrder
from studio.treatments import TREATMENTS, Treatment

COUNT = 3
"""Directions of one press."""
FRAMES_EACH = 2
SHORT = 12
"""Words from which a sentence says enough to be one idea."""
ENDING = 48
"""Characters of a sentence that are repeated before what is added to it."""
_ENDS = ".,;:!?…"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One direction before it is ordered: its name and what it adds to the sentence."""

    treatment: Treatment
    name: str
    words: str
    usual: str
    """What the treatment by itself would add."""

    @property
    def id(self) -> str:
        return self.treatment.id

    @property
    def is_edited(self) -> bool:
        return self.name != self.treatment.name or self.words != self.usual

    def follow(self, sentence: str) -> str:
        """Write the words as they stand behind the sentence, with what parts them from it."""
        if not self.words:
            return ""
        return f"{' ' if sentence[-1:] in _ENDS else ', '}{self.words}"


def is_short(sentence: str) -> bool:
    """Tell whether a sentence leaves so much open that three directions of it are worth seeing."""
    return len(sentence.split()) < SHORT


def ending(sentence: str) -> str:
    """Give the last words of a sentence, to stand before what a direction adds."""
    if len(sentence) <= ENDING:
        return sentence
    return f"…{sentence[-ENDING:].partition(' ')[2] or sentence[-ENDING:]}"


def read(data: QueryDict) -> tuple[Proposal, ...]:
    """Read the directions that a form showed, with what was changed in them."""
    found: list[Proposal] = []
    for name in dict.fromkeys(data.getlist("treatment")):
        treatment = TREATMENTS.get(name)
        if treatment is None or len(found) == COUNT:
            continue
        found.append(
            Proposal(
                treatment,
                " ".join(data.get(f"name_{name}", "").split()) or treatment.name,
                " ".join(data.get(f"added_{name}", "").split()),
                data.get(f"usual_{name}", ""),
            )
        )
    return tuple(found)


def propose(sentence: str, *, ratio: str, shown: Sequence[Proposal] = ()) -> tuple[Proposal, ...]:
    """Propose directions for a sentence; those of ``shown`` that a person changed stay as they are.

    Empty while there is no sentence, and when it leaves too little open.
    """
    if not sentence:
        return ()
    edited = {each.treatment: each for each in shown if each.is_edited}
    chosen = treatments.choose(sentence, ratio=ratio, count=COUNT, kept=tuple(edited))
    if edited and not chosen:
        return tuple(shown)
    placed = _keep_places(chosen, [each.treatment for each in shown])
    return tuple(edited.get(each) or _proposal(each, sentence) for each in placed)


def resume(orders: Sequence[Generation]) -> tuple[Proposal, ...]:
    """Give the directions as they stood when these orders were placed together."""
    found: dict[int, Proposal] = {}
    for order in orders:
        treatment = TREATMENTS.get(order.treatment)
        if treatment is not None and order.part not in found:
            words = order.added.removeprefix(",").strip()
            usual = treatments.added_words(order.sentence, treatment)
            found[order.part] = Proposal(treatment, order.direction.name, words, usual)
    return tuple(found.values())


def split(order: ImageOrder, proposals: Sequence[Proposal]) -> tuple[ImageOrder, ...]:
    """Write one order as an order for each direction; without proposals each says the same."""
    if not proposals:
        return tuple(replace(order, part=part) for part in range(1, COUNT + 1))
    return tuple(
        replace(
            order,
            part=part,
            direction_name=each.name,
            treatment=each.id,
            added=each.follow(order.prompt),
            prompt=order.prompt + each.follow(order.prompt),
        )
        for part, each in enumerate(proposals, start=1)
    )


def _keep_places(chosen: Sequence[Treatment], before: Sequence[Treatment]) -> list[Treatment]:
    """Order what is chosen so that nothing that was shown jumps while a person types."""
    fresh = [each for each in chosen if each not in before]
    placed = []
    for each in before:
        if each in chosen:
            placed.append(each)
        elif fresh:
            placed.append(fresh.pop(0))
    return [*placed, *fresh]


def _proposal(treatment: Treatment, sentence: str) -> Proposal:
    words = treatments.added_words(sentence, treatment)
    return Proposal(treatment, treatment.name, words, words)
