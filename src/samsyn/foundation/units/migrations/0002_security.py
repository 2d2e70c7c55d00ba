from django.conf import settings
from django.db import migrations

from samsyn.foundation.units.acting_sql import schema
from samsyn.foundation.units.rooms import grants, row_security

READ_ONLY = ("units_municipality", "units_organisation", "units_unit", "units_unit_municipalities")
WORKERS = "id IN (SELECT worker_id FROM units_membership) OR id = (SELECT samsyn.current_worker())"


def secure(apps, schema_editor):
    web = settings.SAMSYN_WEB_ROLE
    statements = schema()
    for table in READ_ONLY:
        statements += grants(table, "SELECT", web)
    for table, condition in (
        ("units_membership", "unit_id = (SELECT samsyn.current_unit())"),
        ("units_worker", WORKERS),
    ):
        statements += grants(table, "SELECT", web)
        statements += row_security(table, condition)
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("units", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "CREATE INDEX units_membership_place ON units_membership (unit_id, worker_id)",
            "DROP INDEX units_membership_place",
        ),
        migrations.RunPython(secure, migrations.RunPython.noop),
    ]
