"""Coming back to a project: what was typed and not sent, and what ended in the meantime.

A project has one draft a person. It is saved whenever the composer asks for its price, and when an
order is sent, so that sending keeps the text. Of two tabs the last write stands; what the other
shows is not touched.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Q, Sum
from django.http import QueryDict
from django.utils import timezone

from studio.composing import Leaning
from studio.fit import credits_in_words
from studio.models import Frame, Project, Visit

DRAFT_MAX = 64_000
"""Characters as a form sends them; a longer one is not kept, and the one before it stands."""

FIELDS_MAX = 500
"""Fields likewise; with pictures uploaded they are more than came, and a form is read back whole
only up to ``DATA_UPLOAD_MAX_NUMBER_FIELDS``."""

_NOT_KEPT = frozenset(
    {"changed", "csrfmiddlewaretoken", "drop", "first", "folded", "press", "save", "shown_total"}
    | {"starter", "use"}
)
"""Fields that belong to one sending, besides every ``was_…`` and what is said of references."""
_NOT_KEPT_OF = ("was_", "role_", "keep_", "change_")
_SAYS_SOMETHING = ("prompt", "headline", "line", "button", "reference")


@dataclass(frozen=True, slots=True)
class News:
    """What ended in a project since a person last looked."""

    finished: int
    refused: int
    failed: int
    returned: int
    """Credits that were held and not charged."""

    def __str__(self) -> str:
        said = []
        if self.finished:
            said.append(f"{self.finished} frame{'s' * (self.finished != 1)} finished")
        if self.refused:
            said.append(f"{self.refused}{'' if said else _frames(self.refused)} refused")
        if self.failed:
            said.append(f"{self.failed}{'' if said else _frames(self.failed)} failed")
        if self.returned:
            said.append(f"{credits_in_words(self.returned)} returned")
        return ", ".join(said)


def latest_project(*, member_id: UUID, workspace_id: UUID) -> Project | None:
    """Find the open project that this person looked at last."""
    seen = Visit.objects.filter(
        member_id=member_id, project__workspace_id=workspace_id, project__archived_at=None
    )
    visit = seen.select_related("project").order_by("-seen_at").first()
    return visit.project if visit else None


def come_back(*, member_id: UUID, project: Project) -> News | None:
    """Note that a person sees the board, and tell what ended since they last did.

    None on a first visit, and when nothing ended.
    """
    before = (
        Visit.objects.filter(member_id=member_id, project=project)
        .values_list("seen_at", flat=True)
        .first()
    )
    note_seen(member_id=member_id, project_id=project.pk)
    return _news(project, before) if before else None


def note_seen(*, member_id: UUID, project_id: UUID) -> None:
    """Note that a person sees the board as it is now."""
    now = timezone.now()
    if not Visit.objects.filter(member_id=member_id, project_id=project_id).update(seen_at=now):
        Visit.objects.bulk_create(
            [Visit(member_id=member_id, project_id=project_id, seen_at=now)], ignore_conflicts=True
        )


def save_draft(
    *, member_id: UUID, project_id: UUID, form: QueryDict, references: Sequence[Leaning]
) -> None:
    """Keep the composer as ``form`` has it; one that says nothing empties the draft.

    ``references`` are those it came to: without the dropped, with what was just uploaded.
    """
    kept = form.copy()
    for name in list(kept):
        if name in _NOT_KEPT or name.startswith(_NOT_KEPT_OF):
            del kept[name]
    kept.setlist("reference", [one.image.public_id for one in references])
    for one in references:
        facts = {"role": one.role, "keep": one.keep, "change": one.change}
        kept.update({f"{name}_{one.image.public_id}": said for name, said in facts.items() if said})
    says = any(text.strip() for name in _SAYS_SOMETHING for text in kept.getlist(name))
    draft = kept.urlencode() if says else ""
    if len(draft) > DRAFT_MAX or draft.count("&") >= FIELDS_MAX:
        return
    Visit.objects.update_or_create(
        member_id=member_id, project_id=project_id, defaults={"draft": draft}
    )


def draft_of(*, member_id: UUID, project_id: UUID) -> QueryDict | None:
    """Give the composer's fields as they were left; None when nothing was."""
    visit = Visit.objects.filter(member_id=member_id, project_id=project_id).first()
    return QueryDict(visit.draft) if visit and visit.draft else None


def _news(project: Project, since: datetime) -> News | None:
    statuses = [Frame.Status.DONE, Frame.Status.REFUSED, Frame.Status.FAILED]
    ended = Frame.objects.filter(
        project=project, status__in=statuses, removed_at=None, finished_at__gt=since
    )
    facts = ended.aggregate(
        finished=Count("id", filter=Q(status=Frame.Status.DONE)),
        refused=Count("id", filter=Q(status=Frame.Status.REFUSED)),
        failed=Count("id", filter=Q(status=Frame.Status.FAILED)),
        returned=Sum(F("price") - F("charged"), default=0),
    )
    news = News(**facts)
    return news if news.finished or news.refused or news.failed else None


def _frames(count: int) -> str:
    return " frame" if count == 1 else " frames"
