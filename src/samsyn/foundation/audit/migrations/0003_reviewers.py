from django.db import migrations

from samsyn.foundation.audit.reviewer_sql import statements


def only_reviewers(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_sealing")]
    operations = [migrations.RunPython(only_reviewers, migrations.RunPython.noop)]
