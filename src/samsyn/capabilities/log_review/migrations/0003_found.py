from django.db import migrations, models

from samsyn.capabilities.log_review import finding_sql


def find_again(apps, schema_editor):
    for statement in finding_sql.statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("log_review", "0002_rooms")]
    operations = [
        migrations.AddField("review", "found", models.JSONField(db_default={}, default=dict)),
        migrations.RunPython(find_again, migrations.RunPython.noop),
    ]
