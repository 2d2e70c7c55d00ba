from django.db import migrations

from samsyn.capabilities.tips.receiving_sql import statements
from samsyn.foundation.units.rooms import Protect


def receive(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("tips", "0001_initial"), ("cases", "0002_rooms")]
    operations = [
        Protect("TipThread", insert=False, append_only=True),
        Protect("ReporterContact", insert=False, append_only=True),
        Protect("TipAnswer", append_only=True),
        Protect("TipAddition", insert=False, append_only=True),
        Protect("TipPicture", insert=False, append_only=True),
        Protect("PassedOnTip", insert=False, append_only=True),
        migrations.RunPython(receive, migrations.RunPython.noop),
    ]
