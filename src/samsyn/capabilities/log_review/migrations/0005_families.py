from django.db import migrations

from samsyn.capabilities.log_review.making_sql import EVERY_MONTH


def make(apps, schema_editor):
    schema_editor.execute(EVERY_MONTH, params=None)


class Migration(migrations.Migration):
    dependencies = [("log_review", "0004_holidays")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
