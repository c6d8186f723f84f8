"""People at the studio's pages: signed in, with credits, with frames that are done."""

import re
from html import unescape
from typing import Any

from django.test import Client

from accounts.models import User
from studio.models import Frame
from tests.factories import make_user
from tests.studio.rendering_stage import grant, order, work

HTMX = {"HX-Request": "true"}


def signed_in(user: User | None = None, *, credits: int = 0, **fields: Any) -> tuple[Client, User]:
    """Give a browser of ``user``, or of a new person."""
    user = user or make_user(**fields)
    if credits:
        grant(user, credits)
    client = Client()
    client.force_login(user)
    return client, user


def done_frames(user: User, count: int = 1, **fields: Any) -> list[Frame]:
    """Order frames and let them be made; needs ``told``. Free unless a model is named."""
    press = fields.pop("press", f"press-{Frame.objects.count()}")
    (made,) = order(user, press=press, count=count, **({"model": "sketch"} | fields))
    work(made.model)
    frames = list(made.frames.order_by("number"))
    assert {frame.status for frame in frames} == {"done"}
    return frames


def waiting_frame(user: User, **fields: Any) -> Frame:
    """Order one frame and leave it in the queue."""
    press = fields.pop("press", f"press-{Frame.objects.count()}")
    (made,) = order(user, press=press, **fields)
    return made.frames.get()


def text_of(answer: Any) -> str:
    """Give what a page says, without its tags, with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", answer.content.decode())).split())


def piece(answer: Any, start: str, end: str = "</") -> str:
    """Give the text between a piece of markup and the next ``end``."""
    html = answer.content.decode()
    assert start in html, start
    inner = html.partition(start)[2].partition(end)[0]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", inner)).split())


def cost_line(answer: Any) -> str:
    """Give the line above the button, without the sum behind it."""
    return piece(answer, 'id="cost" aria-live="polite">', "</div>")


def button(answer: Any) -> str:
    return (
        piece(answer, "data-generate", "</button>")
        .partition(">")[2]
        .strip()
        .removesuffix("⌘ ↵")
        .strip()
    )
