"""Trying before signing up: two small sketches of a visitor's brief, drawn in spare time.

Nothing is stored. Brief and pictures stay in the cache for half an hour under a name of 128 random
bits. Whoever keeps them carries brief and seeds through sign-up in the session, and gets the same
two as the first frames of a board.
"""

import secrets
from collections.abc import Callable, MutableMapping
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from typing import Any

from django.core.cache import cache

from accounts.models import User, Workspace
from gallery import processes
from studio import pictures
from studio.models import Generation
from studio.ordering import order_images
from studio.orders import SEED_MAX, ImageOrder
from studio.refusals import Refusal

BRIEF_MAX = 300
"""Characters: a sentence or three."""
COUNT = 2
SIZE = 512
"""Pixels, each way."""
TRIES_MAX = 6
"""By one address in an hour."""

_KEPT_FOR = 1800
_SESSION = "kept_tryout"


class BriefRefused(Refusal):
    """Nothing was drawn and no try counted."""

    code = "invalid_request"


class TriesSpent(Refusal):
    """Whoever asks had their tries for now."""

    code = "rate_limited"

    def __init__(self) -> None:
        super().__init__(
            f"There were {TRIES_MAX} tries from here within an hour. With an account you sketch as "
            "much as you like, free."
        )


class NobodyFree(Refusal):
    """The drawing processes have members' pictures to draw."""

    code = "overloaded"

    def __init__(self) -> None:
        super().__init__("Every pencil is in use just now. Try again in a minute.")


@dataclass(frozen=True, slots=True)
class Tryout:
    """What a visitor asked for. The frames of an order begun at ``seed`` draw the same pictures."""

    token: str
    brief: str
    seed: int

    @property
    def numbers(self) -> range:
        """The pictures' numbers, from 1."""
        return range(1, COUNT + 1)


def sketch(brief: str, *, take_turn: Callable[[], bool]) -> Tryout:
    """Draw two pictures of ``brief`` for a visitor whose turn it is.

    ``take_turn`` is asked last, so that what is refused for another reason costs no turn.

    Raises:
        BriefRefused, TriesSpent, NobodyFree
    """
    brief = _checked(brief)
    if not processes.has_room():
        raise NobodyFree
    if not take_turn():
        raise TriesSpent
    tryout = Tryout(secrets.token_urlsafe(16), brief, secrets.randbelow(SEED_MAX - COUNT))
    for number in tryout.numbers:
        try:
            drawn = processes.run(pictures.sketch, brief, size=SIZE, seed=tryout.seed + number - 1)
        except BrokenProcessPool as broken:
            raise NobodyFree from broken
        cache.set(_picture_key(tryout.token, number), drawn, _KEPT_FOR)
    cache.set(_key(tryout.token), asdict(tryout), _KEPT_FOR)
    return tryout


def find(token: str) -> Tryout | None:
    """Find what was drawn under ``token``; None once half an hour is over."""
    kept = cache.get(_key(token))
    return Tryout(**kept) if kept else None


def read_picture(token: str, number: int) -> bytes | None:
    """Give one picture, a WebP; None once half an hour is over."""
    picture: bytes | None = cache.get(_picture_key(token, number))
    return picture


def carry(session: MutableMapping[str, Any], tryout: Tryout) -> None:
    """Remember in a visitor's session that they want to keep these two."""
    session[_SESSION] = asdict(tryout)


def order_kept(
    session: MutableMapping[str, Any], *, workspace: Workspace, member: User
) -> Generation | None:
    """Order what was carried, once; None when nothing was."""
    carried = session.pop(_SESSION, None)
    return order(Tryout(**carried), workspace=workspace, member=member) if carried else None


def order(tryout: Tryout, *, workspace: Workspace, member: User) -> Generation:
    """Order the same two pictures on Sketch at its usual size. The same tryout is ordered once.

    Raises:
        As ``order_images``.
    """
    same = ImageOrder(
        model="sketch", prompt=tryout.brief, count=COUNT, seed=tryout.seed, goal="directions"
    )
    (made,) = order_images(
        workspace=workspace, member=member, orders=[same], press=f"try-{tryout.token}"
    )
    return made


def _checked(brief: str) -> str:
    brief = brief.strip()
    if not brief:
        raise BriefRefused("Write in a few words what the picture should show.")
    if len(brief) > BRIEF_MAX:
        raise BriefRefused(
            f"A try takes {BRIEF_MAX} characters; this has {len(brief)}. The studio takes more."
        )
    if "\0" in brief:
        raise BriefRefused("There is a character in this that no text can hold.")
    return brief


def _key(token: str) -> str:
    return f"tryout:{token}"


def _picture_key(token: str, number: int) -> str:
    return f"tryout:{token}:{number}"
