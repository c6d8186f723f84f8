"""Run as a process of its own: ``python -m tests.pipeline.press N`` orders N times two sketches.

It prints a signed-in browser's cookie and the address of the board's stream.

It writes to the database of ``VAR_DIR`` as any web process does.
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from accounts.models import User, Workspace  # noqa: E402
from studio.models import Project  # noqa: E402
from studio.orders import ImageOrder  # noqa: E402
from studio.services import order_images  # noqa: E402


def order(user: User, presses: int) -> None:
    """Order two sketches for each press, of 1K."""
    workspace = Workspace.objects.get(personal_of=user)
    for press in range(presses):
        asked = ImageOrder(model="sketch", prompt=f"A poster for market {press}", count=2)
        order_images(workspace=workspace, member=user, orders=[asked], press=f"press-{press}")


def sign_in(user: User) -> str:
    """Give the cookie of a browser that has just signed in."""
    browser = Client()
    browser.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={browser.cookies[name].value}"


if __name__ == "__main__":
    maker = User.objects.get(email="maker@example.org")
    order(maker, int(sys.argv[1]))
    project = Project.objects.get()
    sys.stdout.write(f"{sign_in(maker)} /live/board/{project.public_id}")
