"""Only the ledger writes credits."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT: Path = settings.BASE_DIR
ROOMS = ("accounts", "billing", "config", "gallery", "studio")
WRITERS = {"billing/book.py", "billing/holds.py", "billing/ledger.py", "billing/lots.py"}
READERS = {"billing/audit.py", "billing/statement.py"}
WRITES = {
    "abulk_create", "acreate", "adelete", "asave", "aupdate", "bulk_create", "bulk_update",
    "create", "delete", "get_or_create", "save", "update", "update_or_create",
}  # fmt: skip
TABLES = ("CreditAccount", "CreditLot", "CreditHold", "HoldAllocation", "CreditEntry")


def modules() -> Iterator[tuple[str, ast.Module]]:
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            if "migrations" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text())


def imports_models(tree: ast.Module) -> bool:
    return any(
        (isinstance(node, ast.ImportFrom) and node.module == "billing.models")
        or (
            isinstance(node, ast.ImportFrom)
            and node.module == "billing"
            and any(name.name == "models" for name in node.names)
        )
        or (isinstance(node, ast.Import) and any(n.name == "billing.models" for n in node.names))
        for node in ast.walk(tree)
    )


def test_only_the_ledger_and_its_readers_know_the_tables() -> None:
    knowing = {name for name, tree in modules() if imports_models(tree)}

    assert knowing == WRITERS | READERS


def test_nobody_takes_the_tables_by_name_or_by_relation() -> None:
    """``apps.get_model`` and ``workspace.credit_account`` would be ways round the import."""
    for name, tree in modules():
        if name.startswith("billing/"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"credit_account", *TABLES}, name
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not node.value.lower().startswith(("billing_credit", "billing_hold")), name
                assert node.value not in TABLES, name


def test_readers_write_nothing() -> None:
    for name, tree in modules():
        if name in READERS:
            called = {
                node.func.attr
                for node in ast.walk(tree)
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            }
            assert not called & WRITES, name
