"""Run as a process of its own: ``python -m tests.pipeline.press N`` orders N times two sketches.

It writes to the database of ``VAR_DIR`` as any web process does.
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from accounts.models import User, Workspace  # noqa: E402
from studio.orders import ImageOrder  # noqa: E402
from studio.services import order_images  # noqa: E402


def order(presses: int) -> None:
    """Order two sketches for each press, of 1K."""
    user = User.objects.get(email="maker@example.org")
    workspace = Workspace.objects.get(personal_of=user)
    for press in range(presses):
        asked = ImageOrder(model="sketch", prompt=f"A poster for market {press}", count=2)
        order_images(workspace=workspace, member=user, orders=[asked], press=f"press-{press}")


if __name__ == "__main__":
    order(int(sys.argv[1]))
