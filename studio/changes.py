"""What a frame's order has otherwise than that of the frame it comes from, each thing by itself."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, takewhile
from typing import Protocol
from uuid import UUID

from studio import wording
from studio.catalogue import CATALOGUE, QUALITY_NAMES
from studio.differences import difference
from studio.models import Frame, Generation, Reference

_COMPARED_MAX = 300
"""Words that are compared one by one; a board has many prompts."""
_WORD = re.compile(r"\w+")
SAID_MAX = 40
"""Characters of what stood there and of what stands there now; more is cut."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise: "format 4:5 → 9:16", "words “Open late” left out"."""

    thing: str
    before: str = ""
    """Empty: it was not there."""
    after: str = ""
    """Empty: it is not there any more."""

    @property
    def verb(self) -> str:
        """What stands behind a thing that came or went."""
        if self.before and not self.after:
            return "left out"
        return "added" if self.after and not self.before else ""

    def __str__(self) -> str:
        if self.before and self.after:
            return f"{self.thing} {self.before} → {self.after}"
        return " ".join(filter(None, (self.thing, self.before or self.after, self.verb)))


class Ordered(Protocol):
    """What is compared of an order, whether it was placed or stands in the composer."""

    @property
    def prompt(self) -> str: ...
    @property
    def ordered_words(self) -> tuple[str, ...]: ...
    @property
    def model(self) -> str: ...
    @property
    def ratio(self) -> str: ...
    @property
    def resolution(self) -> str: ...
    @property
    def quality(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Leaned:
    """A picture that an order leans on, as far as it is compared."""

    image: UUID
    role: str
    keep: str
    change: str
    name: str


def find(frames: Iterable[Frame]) -> dict[UUID, tuple[Change, ...]]:
    """Say what changed for each of the frames that comes from another: one query for all.

    The frames come with their generation, its ``also_from``, their parent and its generation.
    """
    children = [(frame, frame.parent) for frame in frames if frame.parent]
    if not children:
        return {}
    pictures = leaned_on({one.generation_id for pair in children for one in pair})
    of_orders: dict[UUID, tuple[Change, ...]] = {}
    for frame, parent in children:
        order: Generation = frame.generation
        if order.pk not in of_orders:  # its frames come from the same parent
            of_orders[order.pk] = between(
                parent,
                order,
                before=pictures.get(parent.generation_id, ()),
                after=pictures.get(order.pk, ()),
                also_from=order.also_from,
            )
    return {frame.pk: of_orders[frame.generation_id] for frame, _ in children}


def between(
    parent: Frame,
    order: Ordered,
    *,
    before: Sequence[Leaned],
    after: Sequence[Leaned],
    also_from: Frame | None = None,
) -> tuple[Change, ...]:
    """Say what ``order`` has otherwise than the order that ``parent`` was made with.

    That the parent's own picture goes along, in the place of the picture that the parent itself
    was made from, is no change: that is what coming from it means.
    """
    old = parent.generation
    pictures = _references(parent, before, after, also_from)
    rest = (*_words(old, order), *_prompt(old, order), *_settings(old, order))
    return (*pictures, *rest) if also_from else (*rest, *pictures)


def leaned_on(orders: Collection[UUID]) -> Mapping[UUID, list[Leaned]]:
    """Read the pictures that orders lean on, as they were given: one query."""
    found: defaultdict[UUID, list[Leaned]] = defaultdict(list)
    rows = Reference.objects.filter(generation__in=orders).order_by("generation", "position")
    for row in rows.select_related("image").only(
        "generation_id", "role", "keep", "change", "image__name"
    ):
        name = row.image.name or "a picture"
        found[row.generation_id].append(Leaned(row.image_id, row.role, row.keep, row.change, name))
    return found


def _words(old: Ordered, new: Ordered) -> list[Change]:
    gone = [line for line in old.ordered_words if line not in new.ordered_words]
    come = [line for line in new.ordered_words if line not in old.ordered_words]
    return _pairs("words", [_quote(line) for line in gone], [_quote(line) for line in come])


def _pairs(thing: str, gone: Sequence[str], come: Sequence[str]) -> list[Change]:
    """Set what went against what came, as far as both go."""
    both = min(len(gone), len(come))
    changes = [Change(thing, before, after) for before, after in zip(gone, come, strict=False)]
    changes += [Change(thing, before=text) for text in gone[both:]]
    return changes + [Change(thing, after=text) for text in come[both:]]


def _prompt(old: Ordered, new: Ordered) -> list[Change]:
    before, after = _plain(old.prompt), _plain(new.prompt)
    return [] if _bare(before) == _bare(after) else [_rewording(before, after)]


@lru_cache(maxsize=256)
def _rewording(before: str, after: str) -> Change:
    """Name the one place where a prompt was changed, or say that there are several."""
    old, new = before.split(), after.split()
    first = _alike(old, new)
    last = _alike(old[first:][::-1], new[first:][::-1])
    old, new = old[first : len(old) - last], new[first : len(new) - last]
    if max(len(old), len(new)) > _COMPARED_MAX:
        return Change("prompt rewritten" if 2 * (first + last) < len(new) else "prompt changed")
    places = []
    same = first + last
    pieces = difference(" ".join(old), " ".join(new))
    for is_same, run in groupby(pieces, key=lambda piece: piece.kind == "same"):
        if is_same:
            same += sum(len(piece.text.split()) for piece in run)
        else:
            texts = {piece.kind: piece.text.strip(" ,.;:") for piece in run}
            places.append((texts.get("removed", ""), texts.get("added", "")))
    longest = max(len(text) for place in places for text in place)
    if longest > SAID_MAX and 2 * same < max(len(old), len(new)) + first + last:
        return Change("prompt rewritten")
    if len(places) == 1:
        return Change("prompt", *(_quoted(text) for text in places[0]))
    return Change(f"prompt changed in {len(places)} places")


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """Count the words with which both begin."""
    pairs = zip(old, new, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _settings(old: Ordered, new: Ordered) -> list[Change]:
    changes = []
    if old.model != new.model:
        changes.append(Change("model", _model(old.model), _model(new.model)))
    if old.ratio != new.ratio:
        changes.append(Change("format", old.ratio, new.ratio))
    if old.resolution != new.resolution:
        changes.append(Change("size", old.resolution, new.resolution))
    if old.quality and new.quality and old.quality != new.quality:
        quality = (QUALITY_NAMES.get(name, name) for name in (old.quality, new.quality))
        changes.append(Change("quality", *quality))
    return changes


def _references(
    parent: Frame, before: Sequence[Leaned], after: Sequence[Leaned], also_from: Frame | None
) -> list[Change]:
    second = also_from.image_id if also_from else None
    carried = [one for one in after if one.image in {parent.image_id, second}]
    fresh = [one for one in after if one not in carried]
    if carried:
        # The picture that the parent was an edit of is in the parent's own picture.
        before = [one for one in before if one.role or one.image in {one.image for one in fresh}]
    old = {one.image: one for one in before}
    kept = {one.image for one in fresh}
    gone = [_cut(one.name) for one in before if one.image not in kept]
    come = [_cut(one.name) for one in fresh if one.image not in old]
    changes = _pairs("reference", gone, come)
    for one in fresh:
        if one.image in old:
            changes += _uses(old[one.image], one)
    if also_from is None or second not in {one.image for one in carried}:
        return changes
    role = next(one.role for one in carried if one.image == second)
    return [Change(f"{role or 'picture'} from {also_from.short_label}"), *changes]


def _uses(old: Leaned, new: Leaned) -> list[Change]:
    """Say what the same picture is used for otherwise."""
    name = _cut(new.name)
    changes = []
    if old.role != new.role:
        changes.append(Change(f"{name} as", old.role or "picture", new.role or "picture"))
    if old.keep != new.keep:
        changes.append(Change(f"{name} keep", _quoted(old.keep), _quoted(new.keep)))
    if old.change != new.change:
        changes.append(Change(f"{name} change", _quoted(old.change), _quoted(new.change)))
    return changes


def _model(name: str) -> str:
    spec = CATALOGUE.get(name)
    return spec.name if spec else name


def _bare(prompt: str) -> list[str]:
    """Give a prompt's words without what it quotes, which is compared as words."""
    return _WORD.findall(wording.without_quotes(prompt))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    return _quote(text) if text else ""


def _quote(text: str) -> str:
    return f"“{_cut(_plain(text))}”"


def _cut(text: str) -> str:
    return text if len(text) <= SAID_MAX else f"{text[: SAID_MAX - 1].rstrip()}…"
