"""Has the database itself refuse to change or delete what stands in the audit record."""

from typing import Any

from django.db import migrations

TABLE = "newsroom_auditentry"
WHY = "the audit record is append-only"

SQLITE = [
    f"CREATE TRIGGER audit_{verb.lower()} BEFORE {verb} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{WHY}'); END"
    for verb in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    "CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{WHY}'; END $$",
    f"CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()",
]


def guard(apps: Any, schema_editor: Any) -> None:
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement)


def unguard(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for verb in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER audit_{verb}")
    else:
        schema_editor.execute(f"DROP TRIGGER audit_is_append_only ON {TABLE}")
        schema_editor.execute("DROP FUNCTION refuse_audit_change()")


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0002_desk")]
    operations = [migrations.RunPython(guard, unguard)]
