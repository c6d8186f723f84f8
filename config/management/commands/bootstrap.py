"""``manage.py bootstrap``: an account, its credits and a key, for operators and scripts."""

import json
from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from accounts import services
from accounts.models import ApiKey, Workspace
from billing import ledger
from billing.hooks import welcome_source


class Command(BaseCommand):
    """Prints ``{"user", "workspace", "api_key"}`` as JSON. Safe to repeat."""

    help = (
        "Make an account, or find it. --credits grants once, in place of the welcome credits (0: "
        "none, for good); --api-key makes a new key each time."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", required=True)
        parser.add_argument("--password", required=True)
        parser.add_argument("--name", help="what people read; at first the address's own part")
        parser.add_argument("--credits", type=int)
        parser.add_argument("--plan", choices=Workspace.Plan.values)
        parser.add_argument("--api-key", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["email"])
        except ValidationError as problem:
            raise CommandError("--email is not an e-mail address.") from problem
        if options["credits"] is not None and options["credits"] < 0:
            raise CommandError("--credits is 0 or more.")
        if options["name"] is not None and not 0 < len(options["name"].strip()) <= 80:
            raise CommandError("--name has 1 to 80 characters.")
        with transaction.atomic():
            user, workspace = services.bootstrap_account(
                email=options["email"],
                password=options["password"],
                name=options["name"],
                plan=options["plan"],
                welcome=options["credits"] is None,
            )
            granted = options["credits"] is None or _grant(workspace.pk, options["credits"])
            secret = None
            if options["api_key"]:
                _, secret = services.create_api_key(
                    workspace=workspace,
                    maker=user,
                    name="bootstrap",
                    scopes=ApiKey.Scope.values,
                )
        if not granted:
            self.stderr.write("This workspace had its first credits before: none were added.")
        answer = {"user": user.public_id, "workspace": workspace.public_id, "api_key": secret}
        self.stdout.write(json.dumps(answer))


def _grant(workspace_id: UUID, credits: int) -> bool:
    """Let ``credits`` stand in place of the welcome credits, for good; False if any came before."""
    source = welcome_source(workspace_id)
    if not credits:
        return ledger.forgo(workspace_id, source=source, kind="bootstrap")
    return ledger.grant(
        workspace_id,
        credits=credits,
        source=source,
        kind="bootstrap",
        note="Set up by the operator",
    )
