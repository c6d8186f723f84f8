"""The composer's form, read into a composition.

Reading is lenient, because the price line follows half-filled forms; ``choices`` refuses what a
pressed form names and is not there.
"""

from dataclasses import replace
from uuid import UUID

from django.http import QueryDict

from accounts.ids import InvalidId, from_public
from gallery.models import Image
from studio import directions
from studio.advice import GOALS
from studio.catalogue import CATALOGUE
from studio.composing import COUNT_MAX, COUNTS, THINGS, Composition, Leaning
from studio.formats import CHANNELS, RATIOS
from studio.models import Direction, Frame, Project
from studio.orders import ROLES


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
