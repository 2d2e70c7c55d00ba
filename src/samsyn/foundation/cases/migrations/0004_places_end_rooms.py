from django.db import migrations

from samsyn.foundation.cases.standing_in_sql import statements
from samsyn.foundation.units.rooms import Protect


def secure(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_places_end")]
    operations = [
        Protect("Deputyship", update=["ended_at", "ended_by_name"], frozen_when="OLD.ended_at IS NOT NULL"),
        Protect("EntryTransfer", append_only=True),
        migrations.RunPython(secure, migrations.RunPython.noop),
    ]
