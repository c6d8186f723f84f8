"""Makes workspaces with credits and keys for the load; prints the keys as JSON."""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from accounts import services  # noqa: E402 (after Django is set up)
from billing import ledger  # noqa: E402


def main() -> None:
    """Make as many as the first argument says, each with a team's limits."""
    keys = []
    for n in range(int(sys.argv[1])):
        user, workspace = services.bootstrap_account(
            email=f"load{n}@example.org", password="", plan="team", welcome=False
        )
        ledger.grant(
            workspace.pk, credits=100_000, source=f"bench:{workspace.pk}", kind="bootstrap",
            note="For the bench",
        )  # fmt: skip
        _, secret = services.create_api_key(
            workspace=workspace, maker=user, name="bench", scopes=["read", "generate"]
        )
        keys.append(secret)
    json.dump(keys, sys.stdout)


if __name__ == "__main__":
    main()
