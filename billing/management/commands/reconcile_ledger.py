"""``manage.py reconcile_ledger``: prove every account; exit 1 when one does not add up."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from accounts.ids import to_public
from billing import audit

ROW = "{workspace:<31}{posted:>12}{held:>10}{entries:>10}  {verdict}"


class Command(BaseCommand):
    help = "Prove every credit account from its entries, lots and holds. Exit 1 on any violation."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(
            ROW.format(
                workspace="workspace", posted="posted", held="held", entries="entries", verdict=""
            )
        )
        proved = 0
        violations = audit.unguarded()
        for sentence in violations:
            self.stdout.write(sentence)
        for proof in audit.prove_all():
            proved += 1
            violations += proof.violations
            self.stdout.write(
                ROW.format(
                    workspace=to_public("wsp", proof.workspace_id),
                    posted=proof.posted,
                    held=proof.held,
                    entries=proof.entries,
                    verdict="; ".join(proof.violations) or "ok",
                )
            )
        self.stdout.write(f"{proved} accounts, {len(violations)} violations")
        if violations:
            sys.exit(1)
