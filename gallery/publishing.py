"""Showing a picture to the public, withdrawing it, and what staff and visitors can do about it."""

import secrets
from collections.abc import Iterable, Mapping
from math import log
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify

from gallery import files, pixels, processes
from gallery.models import Image, Publication, Report
from gallery.refusals import NotPublishable
from gallery.uploads import one_line

RATIOS = ("1:1", "4:5", "5:4", "3:4", "4:3", "2:3", "3:2", "9:16", "16:9", "21:9")

_HELD_BACK = {
    "blank": "This picture looks blank, so it stays private.",
    "explicit": "A check found this picture explicit, so it stays private.",
    "hidden": "Whoever runs this studio has hidden this picture, so it stays private.",
}
_SLUG_LETTERS = "abcdefghjkmnpqrstvwxyz23456789"


def publish(
    *,
    image: Image,
    maker_name: str,
    title: str = "",
    show_prompt: bool = False,
    show_references: bool = False,
    show_settings: bool = False,
) -> Publication:
    """Show ``image`` to everyone, with no more of its story than the switches say.

    Its public files are copies of their own. Publishing again changes the title and the switches
    and nothing else. Not to be called inside a transaction: it stores files.

    Raises:
        NotPublishable: it is in the bin, or a check or staff keep it private.
        InvalidImage: its stored original is broken.
    """
    check_publishable(image)
    plain_alt = "" if _tells_prompt(image) else image.alt
    alt = image.alt if show_prompt else plain_alt
    own_title = one_line(title, 120)
    shown_title = own_title or one_line(alt, 120) or "Untitled"
    told = {
        "title": shown_title,
        "alt": alt or shown_title,
        "maker_name": one_line(maker_name, 80),
        "show_prompt": show_prompt,
        "show_references": show_references,
        "show_settings": show_settings,
        **_story(
            image.provenance,
            prompt=show_prompt,
            references=show_references,
            settings=show_settings,
        ),
    }
    told["search"] = _search_text(told["title"], alt, told["maker_name"], told["prompt"])
    already = Publication.objects.filter(image=image, hidden_at=None)
    if already.update(**told):
        return already.get()

    key, names = _store_copies(image)
    try:
        with transaction.atomic():
            # Locked, so that it cannot go to the bin between this look and the row below.
            mine = Image.objects.select_for_update().filter(pk=image.pk)
            check_publishable(mine.get())
            return Publication.objects.create(
                image=image,
                # An address stays when the prompt is hidden again, so the prompt is not in it.
                slug=_new_slug(own_title or one_line(plain_alt, 120)),
                model=str(image.provenance.get("model", "")),
                model_name=str(image.provenance.get("model_name", "")),
                ratio=shown_ratio(image),
                width=image.width,
                height=image.height,
                key=key,
                files=names,
                **told,
            )
    except IntegrityError:
        files.delete(_stored(names))
        return Publication.objects.get(image=image)  # somebody published it a moment before
    except NotPublishable:
        files.delete(_stored(names))
        raise


def check_publishable(image: Image) -> None:
    """Let an image pass that may be published.

    Raises:
        NotPublishable: it is in the bin, or a check or staff keep it private.
    """
    if image.deleted_at is not None:
        raise NotPublishable("This picture is in the bin. Restore it first, then publish it.")
    if image.held_back:
        raise NotPublishable(_HELD_BACK.get(image.held_back, "This picture stays private."))


def unpublish(*, image: Image) -> bool:
    """Withdraw ``image`` from the public: page and search at once, files with the commit.

    Reports of it stay, and so does what staff decided.

    False when it was not published.
    """
    with transaction.atomic():
        return withdraw([image.pk])


def withdraw(image_ids: Iterable[UUID]) -> bool:
    """Remove the publications of these images inside the caller's transaction."""
    found = list(Publication.objects.filter(image_id__in=list(image_ids)))
    for publication in found:
        publication.delete()
        erase_after_commit(_stored(publication.files))
    return bool(found)


def erase_after_commit(names: Iterable[str]) -> None:
    """Erase stored files once the caller's transaction has committed."""
    listed = list(names)
    transaction.on_commit(lambda: files.delete(listed), robust=True)


def hide(*, image: Image, reason: str) -> bool:
    """Take a picture out of the public's sight, as staff, with the reason its maker will read.

    Its publication stays, unseen, unless its maker withdraws it; withdrawn or not, the picture
    cannot be published again until ``unhide``. Open reports of it are closed. False when it was
    hidden already: the first reason stays.
    """
    now = timezone.now()
    with transaction.atomic():
        visible = Image.objects.filter(pk=image.pk).exclude(held_back="hidden")
        hidden = visible.update(held_back="hidden", held_why=one_line(reason, 200))
        Publication.objects.filter(image=image, hidden_at=None).update(hidden_at=now)
        Report.objects.filter(image=image, closed_at=None).update(closed_at=now)
    return bool(hidden)


def unhide(*, image: Image) -> bool:
    """Show a hidden picture again; a withdrawn one may be published again by its maker.

    False when it was not hidden.
    """
    with transaction.atomic():
        hidden = Image.objects.filter(pk=image.pk, held_back="hidden")
        shown = hidden.update(held_back="", held_why="")
        Publication.objects.filter(image=image).update(hidden_at=None)
    return bool(shown)


def pick(*, publication: Publication) -> bool:
    """Make a publication one of the editors' choice. False when it is already."""
    mine = Publication.objects.filter(pk=publication.pk, picked_at=None)
    return bool(mine.update(picked_at=timezone.now()))


def unpick(*, publication: Publication) -> bool:
    """Take a publication out of the editors' choice. False when it was not in it."""
    mine = Publication.objects.filter(pk=publication.pk).exclude(picked_at=None)
    return bool(mine.update(picked_at=None))


def report(
    *, publication: Publication, reason: str, note: str = "", reporter_id: UUID | None = None
) -> Report:
    """Note a visitor's complaint; an open one by the same signed-in person is changed instead.

    Raises:
        ValueError: ``reason`` is none of ``Report.Reason`` (forms offer only those).
    """
    said = {"reason": Report.Reason(reason), "note": one_line(note, 1000)}
    if reporter_id is not None:
        mine = Report.objects.filter(
            image=publication.image_id, reporter_id=reporter_id, closed_at=None
        )
        if mine.update(**said):
            return mine.latest("pk")
    return Report.objects.create(
        image_id=publication.image_id,
        publication=publication,
        title=publication.title,
        reporter_id=reporter_id,
        **said,
    )


def close_reports(*, ids: Iterable[int]) -> int:
    """Note that staff have looked at these reports and leave the pictures; count those closed."""
    return Report.objects.filter(pk__in=list(ids), closed_at=None).update(closed_at=timezone.now())


def count_remix(*, slug: str) -> None:
    """Note that somebody took this publication as a start."""
    Publication.objects.filter(slug=slug).update(remix_count=F("remix_count") + 1)


def shown_ratio(image: Image) -> str:
    """Name an image's ratio: the one ordered, else the nearest of the usual ones."""
    settings = image.provenance.get("settings")
    ordered = image.provenance.get("ratio") or (
        settings.get("ratio") if isinstance(settings, dict) else ""
    )
    if isinstance(ordered, str) and 0 < len(ordered) <= 8:
        return ordered

    def distance(name: str) -> float:
        wide, high = name.split(":")
        return abs(log(int(wide) / int(high)) - log(image.ratio))

    return min(RATIOS, key=distance)


def _tells_prompt(image: Image) -> bool:
    """Say whether the alt text is the prompt, or a part of it, or holds it."""
    prompt = " ".join(str(image.provenance.get("prompt", "")).split()).casefold()
    alt = " ".join(image.alt.rstrip("…").split()).casefold()
    return bool(prompt) and (alt in prompt or prompt in alt)


def _story(
    provenance: Mapping[str, Any], *, prompt: bool, references: bool, settings: bool
) -> dict[str, Any]:
    """Copy what the switches open; of references only the words, never the pictures."""
    return {
        "prompt": str(provenance.get("prompt", "")) if prompt else "",
        "references": [
            {part: str(one.get(part) or "") for part in ("role", "keep", "change")}
            for one in provenance.get("references", [])
            if isinstance(one, dict)
        ]
        if references
        else [],
        "settings": provenance.get("settings", {}) if settings else {},
    }


def _store_copies(image: Image) -> tuple[str, dict[str, str]]:
    made = processes.run(
        pixels.public_copies, files.read(image.file), str(image.provenance.get("source_type", ""))
    )
    key = files.new_key()
    names = {copy: files.public_name(key, copy) for copy in made}
    for copy, picture in made.items():
        files.write(files.public_stored(names[copy]), picture.data)
    wanted = (*map(str, pixels.WIDTHS), "full")
    return key, {copy: names.get(copy, names["full"]) for copy in wanted}


def _stored(names: Mapping[str, str]) -> set[str]:
    return {files.public_stored(name) for name in names.values()}


def _new_slug(title: str) -> str:
    chance = "".join(secrets.choice(_SLUG_LETTERS) for _ in range(10))
    start = slugify(title)[:45].strip("-")
    return f"{start}-{chance}" if start else chance


def _search_text(*parts: str) -> str:
    return "\n".join(part.casefold() for part in parts if part)
