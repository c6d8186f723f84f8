"""The guard of the ledger: the database itself refuses to change or remove an entry.

A migration that makes SQLite rebuild the table (most changes of a column do) loses the triggers
with it and must install them again; ``reconcile_ledger`` notices when they are gone.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "billing_creditentry"
REFUSAL = "ledger entries are append-only"

_INSTALL = {
    "sqlite": [
        f"""CREATE TRIGGER IF NOT EXISTS {TABLE}_no_update BEFORE UPDATE ON {TABLE}
            BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
        f"""CREATE TRIGGER IF NOT EXISTS {TABLE}_no_delete BEFORE DELETE ON {TABLE}
            BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    ],
    "postgresql": [
        f"""CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$""",
        f"""CREATE OR REPLACE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE}
            FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()""",
        f"""CREATE OR REPLACE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE}
            FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()""",
        f"""CREATE OR REPLACE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE}
            FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()""",
    ],
}
_DROP = {
    "sqlite": "DROP TRIGGER IF EXISTS {name}",
    "postgresql": f"DROP TRIGGER IF EXISTS {{name}} ON {TABLE}",
}
_PRESENT = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass"
    " AND NOT tgisinternal AND tgenabled <> 'D'",
}
_NAMES = {
    "sqlite": {f"{TABLE}_no_update", f"{TABLE}_no_delete"},
    "postgresql": {f"{TABLE}_no_update", f"{TABLE}_no_delete", f"{TABLE}_no_truncate"},
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place; safe to repeat."""
    with connection.cursor() as cursor:
        for statement in _INSTALL[connection.vendor]:
            cursor.execute(statement)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for a reversed migration and for emptying a test database."""
    with connection.cursor() as cursor:
        for name in sorted(_NAMES[connection.vendor]):
            cursor.execute(_DROP[connection.vendor].format(name=name))


def missing(connection: BaseDatabaseWrapper) -> set[str]:
    """Name the triggers that should be there and are not."""
    with connection.cursor() as cursor:
        cursor.execute(_PRESENT[connection.vendor], [TABLE])
        return _NAMES[connection.vendor] - {row[0] for row in cursor.fetchall()}
