from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("calendars", "0004_series_and_feeds_rooms")]
    operations = [migrations.AddField("booking", "came_of", models.UUIDField(null=True))]
