from django.db import migrations

from samsyn.capabilities.consenting.reaching_sql import RAISE_BOOKINGS


def raise_anew(apps, schema_editor):
    schema_editor.execute(RAISE_BOOKINGS, params=None)


class Migration(migrations.Migration):
    """A withdrawal raises what stood on the consent, and apart from it what may have."""

    dependencies = [("consenting", "0003_family"), ("calendars", "0005_came_of")]
    operations = [migrations.RunPython(raise_anew, migrations.RunPython.noop)]
