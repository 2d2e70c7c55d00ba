from django.db import migrations

from samsyn.foundation.commitments.reminding_sql import statements


def reminding(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("commitments", "0002_rooms"), ("cases", "0002_rooms"), ("audit", "0002_sealing")]
    operations = [migrations.RunPython(reminding, migrations.RunPython.noop)]
