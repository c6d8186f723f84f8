"""What the tests of the gallery's pages share: who looks, and what a person then reads."""

import re
from typing import Any

from django.test import Client

from accounts.models import User
from gallery.models import Image, Publication
from tests.factories import join, make_user, workspace_of


def client_of(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def colleague(owner: User, role: str) -> User:
    """Make somebody who works in the owner's workspace, and looks at it now."""
    user = make_user()
    join(user, workspace_of(owner), role)
    User.objects.filter(pk=user.pk).update(current_workspace_id=workspace_of(owner).pk)
    return user


def words(page: str) -> str:
    """What a person reads on the page below the bar, dialogs left out."""
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def read(user: User | None, address: str, status: int = 200) -> str:
    answer = client_of(user).get(address)
    assert answer.status_code == status
    return answer.content.decode()


def toasts(page: str) -> list[str]:
    return re.findall(r'class="toast"><span>(.*?)</span>', page)


def bare_image(user: User, n: int, **fields: Any) -> Image:
    """Make an image without files: lists do not look at them."""
    values: dict[str, Any] = {
        "source": "made", "name": f"A{n}", "search": f"a{n}", "file": f"x{n}", "width": 4,
        "height": 3, "kind": "image/png", "bytes": 1, "sha256": "0", "origin": f"frame:bare{n}",
    }  # fmt: skip
    return Image.objects.create(workspace=workspace_of(user), maker=user, **(values | fields))


def bare_publication(user: User, n: int, **fields: Any) -> Publication:
    """Make a published row without files."""
    values: dict[str, Any] = {
        "title": f"Row {n}", "search": f"row {n}", "slug": f"row-{n}", "key": f"{n:032x}",
        "ratio": "4:3", "width": 4, "height": 3, "maker_name": "Mara", "model": "sketch",
        "model_name": "Sketch", "alt": f"Row {n}",
        "files": dict.fromkeys(("320", "640", "1280", "full"), f"{n:032x}-full.webp"),
    }  # fmt: skip
    return Publication.objects.create(image=bare_image(user, n), **(values | fields))
