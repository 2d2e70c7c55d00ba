from django.db import migrations

from samsyn.capabilities.handover.drafts_sql import statements
from samsyn.foundation.units.rooms import Protect


def secure(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("handover", "0001_initial"),
        ("cases", "0004_places_end_rooms"),
        ("drafts", "0002_rooms"),
        ("calendars", "0004_series_and_feeds_rooms"),
        ("letters", "0002_delivery"),
        ("audit", "0002_sealing"),
    ]
    operations = [
        Protect(
            "HandOver",
            update=["in_effect_at", "acknowledged_at", "acknowledged_note"],
            frozen_when="OLD.in_effect_at IS NOT NULL AND OLD.acknowledged_at IS NOT NULL",
        ),
        Protect("HandedCase", append_only=True),
        Protect("HandedTask", append_only=True),
        migrations.RunPython(secure, migrations.RunPython.noop),
    ]
