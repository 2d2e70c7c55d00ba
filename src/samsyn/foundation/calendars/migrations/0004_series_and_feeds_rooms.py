from django.db import migrations

from samsyn.foundation.calendars.feed_sql import statements
from samsyn.foundation.units.rooms import Protect


def secure(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("calendars", "0003_series_and_feeds"), ("audit", "0002_sealing")]
    operations = [
        Protect("Series", update=False, append_only=True),
        Protect("Feed", update=["revoked_at", "revoked_by_name"], frozen_when="OLD.revoked_at IS NOT NULL"),
        Protect("FeedPolicy", update=["shows_case_number", "set_at", "set_by_name"]),
        migrations.RunPython(secure, migrations.RunPython.noop),
    ]
