from django.db import migrations, models

from samsyn.foundation.messages.consents_sql import statements


def check(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0003_purpose_chosen"),
        ("consents", "0002_rooms"),
    ]
    operations = [
        migrations.AddField(
            model_name="assessmentitem",
            name="consents",
            field=models.JSONField(db_default=[], default=list),
        ),
        migrations.RunPython(check, migrations.RunPython.noop),
    ]
