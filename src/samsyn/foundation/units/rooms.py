"""A unit is a room: the base of every row about a person, and the migration step that locks the room.

`RoomRow` gives a table its unit. `Protect`, put after `CreateModel` in a migration, makes the database hold what
the design promises: the unit leads every key, row-level security is forced, and only the named writes are granted.
"""

import uuid
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class RoomRow(models.Model):
    """A row that belongs to one unit.

    For the ORM `id` is the key; in the database the primary key is `(unit_id, id)`, so that the data can be
    distributed by unit and so that no constraint tells one unit what another holds.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True


class RoomKey(models.ForeignKey):  # type: ignore[type-arg]
    """A reference to another row of the same room; `Protect` makes it a composite foreign key with the unit."""

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **options: Any) -> None:
        options["db_constraint"] = False
        options["db_index"] = False
        super().__init__(to, on_delete, **options)


class Protect(Operation):
    """Lock one table's room in the database.

    `insert`: may the web's role add rows. `update`: True for every column, or the columns it may change.
    `delete`: may it remove rows. `frozen_when`: an SQL condition on the old row under which nobody may change or
    remove it; `append_only` is the condition that always holds.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(
        self,
        model_name: str,
        *,
        insert: bool = True,
        update: bool | Sequence[str] = True,
        delete: bool = False,
        append_only: bool = False,
        frozen_when: str = "",
    ) -> None:
        self.model_name = model_name
        self.insert = insert
        self.update = update if isinstance(update, bool) else tuple(update)
        self.delete = delete
        self.append_only = append_only
        self.frozen_when = frozen_when

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        options = {
            "insert": self.insert,
            "update": self.update,
            "delete": self.delete,
            "append_only": self.append_only,
            "frozen_when": self.frozen_when,
        }
        return self.__class__.__qualname__, [self.model_name], options

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing of Django's own state changes."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        for statement in self.statements(model):
            schema_editor.execute(statement, params=None)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """The table itself goes when its creation is undone."""

    def describe(self) -> str:
        return f"Lock the room of {self.model_name}"

    def statements(self, model: type[models.Model]) -> list[str]:
        table = model._meta.db_table  # noqa: SLF001
        return [
            *_keys(model, table),
            *row_security(table),
            *self._grants(table),
            *self._freeze(table),
        ]

    def _grants(self, table: str) -> list[str]:
        web = settings.SAMSYN_WEB_ROLE
        granted = ["SELECT"]
        if self.insert:
            granted.append("INSERT")
        if self.update is True and not self.append_only:
            granted.append("UPDATE")
        elif self.update and not self.append_only:
            granted.append(f"UPDATE ({', '.join(self.update)})")  # type: ignore[arg-type]
        if self.delete and not self.append_only:
            granted.append("DELETE")
        return grants(table, ", ".join(granted), web)

    def _freeze(self, table: str) -> list[str]:
        condition = "true" if self.append_only else self.frozen_when
        if not condition:
            return []
        return [
            (
                f'CREATE TRIGGER "{table}_frozen" BEFORE UPDATE OR DELETE ON "{table}" '
                f"FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION samsyn.refuse_change()"
            ),
        ]


def _keys(model: type[models.Model], table: str) -> list[str]:
    statements = [
        f'ALTER TABLE "{table}" DROP CONSTRAINT "{table}_pkey"',
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_pkey" PRIMARY KEY (unit_id, id)',
    ]
    for field in model._meta.local_fields:  # noqa: SLF001
        if isinstance(field, RoomKey):
            column = field.column
            other = field.related_model._meta.db_table  # noqa: SLF001
            statements += [
                f'CREATE INDEX "{table}_{column}_room" ON "{table}" (unit_id, "{column}")',
                (
                    f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_{column}_same_room" '
                    f'FOREIGN KEY (unit_id, "{column}") REFERENCES "{other}" (unit_id, id) '
                    f"DEFERRABLE INITIALLY DEFERRED"
                ),
            ]
    return statements


def row_security(table: str, condition: str = "unit_id = (SELECT samsyn.current_unit())") -> list[str]:
    """Statements that force row-level security: the migrating role sees all, everybody else their unit."""
    return [
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
        f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
        f'CREATE POLICY owner_all ON "{table}" TO CURRENT_USER USING (true) WITH CHECK (true)',
        f'CREATE POLICY own_room ON "{table}" USING ({condition}) WITH CHECK ({condition})',
    ]


def grants(table: str, privileges: str, role: str) -> list[str]:
    """Statements that leave `role` with exactly `privileges` on the table."""
    return [
        f'REVOKE ALL ON "{table}" FROM PUBLIC',
        f'REVOKE ALL ON "{table}" FROM "{role}"',
        f'GRANT {privileges} ON "{table}" TO "{role}"',
    ]
