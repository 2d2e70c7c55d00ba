from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0004_consents")]
    operations = [
        migrations.AddField(
            model_name="assessmentitem",
            name="points",
            field=models.JSONField(db_default=[], default=list),
        ),
        migrations.AddField(
            model_name="assessmentitem",
            name="settlements",
            field=models.JSONField(db_default=[], default=list),
        ),
    ]
