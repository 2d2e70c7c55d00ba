from django.db import migrations

from samsyn.capabilities.consenting import family_sql, reaching_sql


def family(apps, schema_editor):
    for statement in [reaching_sql.ENDING, *family_sql.statements()]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("consenting", "0002_reminding"), ("family", "0002_rooms")]
    operations = [migrations.RunPython(family, migrations.RunPython.noop)]
