"""The composer: what a person has filled in so far, and the order that it adds up to.

Nothing here is trusted: ``catalogue.check`` and ``services.order_images`` refuse what cannot be
made.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from gallery.models import Image
from studio import directions, wording
from studio.advice import GOALS
from studio.directions import Proposal
from studio.models import Direction, Frame, Project
from studio.orders import ImageOrder, OrderedReference

COUNTS: Mapping[str, int] = {"explore": 4, "refine": 2, "final": 1}
COUNT_MAX = 10


@dataclass(frozen=True, slots=True)
class Thing:
    """One of the things that can be changed of a frame by themselves."""

    name: str
    fields: frozenset[str]
    """The fields of a composition that belong to it."""


THINGS: Mapping[str, Thing] = {
    "words": Thing("the words", frozenset({"prompt", "words"})),
    "model": Thing("the model", frozenset({"model", "resolution", "quality"})),
    "reference": Thing("the reference", frozenset({"references"})),
    "format": Thing("the format", frozenset({"ratio", "channel", "resolution"})),
}


@dataclass(frozen=True, slots=True)
class Leaning:
    """A reference in the composer."""

    image: Image
    role: str = ""
    keep: str = ""
    change: str = ""
    name: str = ""
    """What to call it: a frame's label, or the file's name."""

    @property
    def short_name(self) -> str:
        """The name, cut in the middle: the end of a file's name tells as much as its beginning."""
        return self.name if len(self.name) <= 24 else f"{self.name[:12]}…{self.name[-10:]}"

    def ordered(self) -> OrderedReference:
        return OrderedReference(self.image.pk, self.role, self.keep, self.change)


@dataclass(frozen=True, slots=True)
class Composition:
    """The state of the composer's form."""

    goal: str = "directions"
    model: str = ""
    """Empty: whichever is advised."""
    across: tuple[str, ...] = ()
    """Further models that get the same prompt, when exploring on several."""
    prompt: str = ""
    words: tuple[str, ...] = ("", "", "")
    """The form's three lines; more only where an order of the API is held."""
    references: tuple[Leaning, ...] = ()
    ratio: str = "1:1"
    channel: str = ""
    resolution: str = ""
    """Empty: the advised or default one."""
    quality: str = ""
    count: int = 4
    private: bool = True
    seed: int | None = None
    project: Project | None = None
    parent: Frame | None = None
    also_from: Frame | None = None
    """The second frame, of an order that puts two together."""
    thing: str = ""
    """The one of ``THINGS`` that is to be changed of the parent; all else is held."""
    let_go: bool = False
    """Whether a suggestion that was taken let go of what was held."""
    direction: Direction | None = None
    wants_split: bool = False
    """Whether three directions are wanted of it, not one idea."""
    proposals: tuple[Proposal, ...] = ()
    """The three directions, once there is a sentence."""
    is_unseen: bool = False
    """Whether the directions are not what the form showed."""
    remix: str = ""
    """The publication that it starts from."""
    unknown: tuple[str, ...] = field(default=())
    """References that are not there any more."""

    @property
    def has_words(self) -> bool:
        """Whether the fields for words are shown: asked for, filled, or quoted in the prompt."""
        quoted = any(mark in self.prompt for mark in '"“”„«»')
        asked = self.goal == "text" or self.thing == "words"
        return asked or any(self.words) or quoted or bool(self.quoted_words)

    @property
    def quoted_words(self) -> tuple[str, ...]:
        """What the prompt quotes beside the fields: it is ordered like them."""
        lines = tuple(line for line in self.words if line)
        return wording.ordered(lines, self.prompt)[len(lines) :]

    @property
    def may_split(self) -> bool:
        """Whether the choice between three directions and one idea is shown."""
        return self.goal == "directions" and self.parent is None and self.direction is None

    @property
    def leaves_nothing_open(self) -> bool:
        """Whether the sentence settles so much that three directions would not differ."""
        wanted = self.wants_split and self.may_split
        return wanted and bool(self.prompt.strip()) and not self.proposals

    @property
    def is_split(self) -> bool:
        """Whether its order is three directions."""
        return self.wants_split and self.may_split and not self.leaves_nothing_open

    @property
    def frames_if_split(self) -> int:
        return self.count if self.is_split else directions.FRAMES_EACH

    @property
    def frames_if_one(self) -> int:
        return COUNTS[GOALS[self.goal].stage] if self.is_split else self.count

    @property
    def title(self) -> str:
        if self.parent and self.also_from:
            return f"Combine {self.parent.short_label} with {self.also_from.short_label}"
        if self.parent and self.thing:
            return f"Change {THINGS[self.thing].name} of {self.parent.short_label}"
        if self.parent:
            return f"Refine {self.parent.short_label}"
        if self.direction:
            return f"Add to {self.direction.letter}"
        return "New direction"

    def split(self, *, wanted: bool) -> "Composition":
        """Choose three directions, or one idea, each with its usual number of frames."""
        chosen = replace(self, wants_split=wanted, count=COUNTS[GOALS[self.goal].stage])
        if not (wanted and self.may_split):
            return replace(chosen, proposals=(), is_unseen=False)
        proposals = directions.propose(self.prompt.strip(), ratio=self.ratio)
        count = directions.FRAMES_EACH
        return replace(chosen, count=count, proposals=proposals, is_unseen=bool(proposals))

    def order(self, *, model: str, resolution: str, quality: str) -> ImageOrder:
        """Write the order for one model, with the settings that hold for it."""
        return ImageOrder(
            model=model,
            prompt=self.prompt.strip(),
            words=tuple(line for line in self.words if line),
            ratio=self.ratio,
            resolution=resolution,
            quality=quality,
            count=self.count,
            private=self.private,
            seed=self.seed,
            goal=self.goal,
            channel=self.channel,
            project=self.project.pk if self.project else None,
            parent=self.parent.pk if self.parent else None,
            also_from=self.also_from.pk if self.also_from else None,
            direction=self.direction.pk if self.direction else None,
            references=tuple(leaning.ordered() for leaning in self.references),
        )
