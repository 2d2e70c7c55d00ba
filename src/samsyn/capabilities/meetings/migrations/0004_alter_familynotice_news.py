from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0003_alter_familynotice_way"),
    ]

    operations = [
        migrations.AlterField(
            model_name="familynotice",
            name="news",
            field=models.CharField(
                choices=[
                    ("invited", "Inbjudan"),
                    ("moved", "Ny tid eller plats"),
                    ("cancelled", "Att mötet är inställt"),
                    ("minutes", "Vad mötet kom fram till"),
                ],
                max_length=12,
            ),
        ),
    ]
