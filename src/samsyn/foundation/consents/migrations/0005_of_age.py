from django.db import migrations

from samsyn.foundation.consents.of_age_sql import statements


def of_age(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("consents", "0004_rights")]
    operations = [migrations.RunPython(of_age, migrations.RunPython.noop)]
