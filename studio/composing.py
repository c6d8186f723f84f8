"""The composer: what a person has filled in so far, and the order that it adds up to.

Reading is lenient, because the price line follows half-filled forms. Nothing here is trusted:
``catalogue.check`` and ``services.order_images`` refuse what cannot be made.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.http import QueryDict

from accounts.ids import InvalidId, from_public
from gallery.models import Image
from studio import directions, wording
from studio.advice import GOALS
from studio.catalogue import CATALOGUE
from studio.directions import Proposal
from studio.formats import CHANNELS, RATIOS
from studio.models import Direction, Frame, Project
from studio.orders import ROLES, ImageOrder, OrderedReference

WORD_NAMES = ("headline", "line", "button")
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


def read(data: QueryDict, *, workspace_id: UUID, project: Project | None) -> Composition:
    """Read the posted form; what is missing or unknown falls back to the usual."""
    goal = data.get("goal", "")
    goal = goal if goal in GOALS else "directions"
    new_goal = _has_changed(data, "goal")
    parent = _find_frame(data.get("parent", ""), workspace_id)
    direction = _find_direction(data.get("direction", ""), workspace_id)
    references, unknown = _read_references(data, workspace_id)
    ratio = data.get("ratio", "1:1")
    channel = data.get("channel", "")
    if channel in CHANNELS and _has_changed(data, "channel"):
        ratio = CHANNELS[channel].ratio
    elif channel not in CHANNELS or CHANNELS[channel].ratio != ratio:
        channel = ""
    model = "" if new_goal else data.get("model", "")
    thing = data.get("thing", "") if data.get("thing", "") in THINGS else ""
    let_go = bool(thing) and ("let_go" in data or _takes_more(data.get("use", ""), thing))
    found = Composition(
        goal=goal,
        model=model if model in CATALOGUE else "",
        across=tuple(name for name in data.getlist("across") if name in CATALOGUE),
        prompt=data.get("prompt", "").replace("\r\n", "\n"),
        words=(
            data.get("headline", "").strip(),
            data.get("line", "").strip(),
            data.get("button", "").strip(),
        ),
        references=references,
        ratio=ratio if ratio in RATIOS else "1:1",
        channel=channel,
        resolution="" if new_goal else data.get("resolution", ""),
        quality="" if new_goal or _has_changed(data, "model") else data.get("quality", ""),
        count=COUNTS[GOALS[goal].stage] if new_goal else _read_count(data, goal),
        private="composed" not in data or data.get("private") == "1",
        seed=_read_number(data.get("seed", "")),
        project=parent.project if parent else project,
        parent=parent,
        also_from=_find_frame(data.get("also_from", ""), workspace_id) if parent else None,
        thing=thing if parent and not let_go and "freed" not in data else "",
        let_go=let_go,
        direction=direction if parent is None else None,
        remix=data.get("remix", "")[:60],
        unknown=unknown,
    )
    return _read_split(data, found, new_goal=new_goal)


def _read_split(data: QueryDict, found: Composition, *, new_goal: bool) -> Composition:
    """Add whether three directions are wanted, and those that the form showed."""
    wanted = data.get("split") == "1"
    if (new_goal and wanted) or _has_changed(data, "split"):
        return found.split(wanted=wanted)
    if not (wanted and found.may_split):
        return replace(found, wants_split=wanted)
    shown = directions.read(data)
    proposals = directions.propose(found.prompt.strip(), ratio=found.ratio, shown=shown)
    return replace(found, wants_split=True, proposals=proposals, is_unseen=proposals != shown)


def take(composition: Composition, settings: str) -> Composition:
    """Apply what a one-press suggestion says: ``count=2,resolution=1K,model=sketch``.

    ``across=`` leaves the further models out.
    """
    for pair in settings.split(","):
        name, _, value = pair.partition("=")
        if name == "count":
            count = _read_number(value) or composition.count
            composition = replace(composition, count=max(1, min(COUNT_MAX, count)))
        elif name == "resolution":
            composition = replace(composition, resolution=value)
        elif name == "quality":
            composition = replace(composition, quality=value)
        elif name == "ratio" and value in RATIOS:
            composition = replace(composition, ratio=value)
        elif name == "model":
            composition = replace(composition, model=value if value in CATALOGUE else "")
        elif name == "across":
            composition = replace(composition, across=())
        elif name == "split":
            composition = composition.split(wanted=False)
    return composition


def _read_references(
    data: QueryDict, workspace_id: UUID
) -> tuple[tuple[Leaning, ...], tuple[str, ...]]:
    named = list(dict.fromkeys(data.getlist("reference")))
    if (first := data.get("first", "")) in named:
        named = [first, *(text for text in named if text != first)]
    dropped = set(data.getlist("drop"))
    wanted: dict[UUID, str] = {}
    unknown = []
    for text in named:
        if text in dropped:
            continue
        try:
            wanted[from_public("img", text)] = text
        except InvalidId:
            unknown.append(text)
    rows = Image.objects.owned_by(workspace_id).present().in_bulk(list(wanted))
    found = []
    for pk, text in wanted.items():
        if pk not in rows:
            unknown.append(text)
            continue
        role = data.get(f"role_{text}", "")
        found.append(
            Leaning(
                rows[pk],
                role if role in ROLES else "",
                data.get(f"keep_{text}", "").strip(),
                data.get(f"change_{text}", "").strip(),
                rows[pk].name,
            )
        )
    return tuple(found), tuple(unknown)


def _read_count(data: QueryDict, goal: str) -> int:
    number = _read_number(data.get("count", "")) or COUNTS[GOALS[goal].stage]
    return max(1, min(COUNT_MAX, number))


def _takes_more(settings: str, thing: str) -> bool:
    """Tell whether a suggestion sets what does not belong to the thing that is changed."""
    names = {pair.partition("=")[0] for pair in settings.split(",") if pair}
    return not names <= THINGS[thing].fields | {"count", "across", "split"}


def _has_changed(data: QueryDict, name: str) -> bool:
    """Tell whether a setting differs from what the form came with, ``was_…`` in it."""
    return f"was_{name}" in data and data[f"was_{name}"] != data.get(name, "")


def _read_number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 12 and text.isascii() else None


def _find_frame(text: str, workspace_id: UUID) -> Frame | None:
    try:
        pk = from_public("frm", text)
    except InvalidId:
        return None
    frames = Frame.objects.owned_by(workspace_id).select_related("project", "image", "generation")
    return frames.filter(pk=pk).first()


def _find_direction(text: str, workspace_id: UUID) -> Direction | None:
    try:
        pk = from_public("dir", text)
    except InvalidId:
        return None
    return Direction.objects.filter(pk=pk, project__workspace_id=workspace_id).first()
