from django.db import migrations

from samsyn.capabilities.log_review import finding_sql


def find_again(apps, schema_editor):
    for statement in finding_sql.statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """What is opened on a public holiday is opened outside hours."""

    dependencies = [("log_review", "0003_found")]
    operations = [migrations.RunPython(find_again, migrations.RunPython.noop)]
