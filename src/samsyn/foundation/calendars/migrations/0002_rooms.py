from django.db import migrations

from samsyn.foundation.units.rooms import Protect


class Migration(migrations.Migration):
    dependencies = [("calendars", "0001_initial"), ("cases", "0002_rooms")]
    operations = [
        Protect(
            "Booking",
            update=[
                "starts_at",
                "ends_at",
                "place",
                "worker_id",
                "worker_name",
                "cancelled_at",
                "cancelled_why",
            ],
            frozen_when="OLD.cancelled_at IS NOT NULL",
        )
    ]
