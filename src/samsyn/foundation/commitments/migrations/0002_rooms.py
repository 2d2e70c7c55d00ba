from django.db import migrations

from samsyn.foundation.units.rooms import Protect


class Migration(migrations.Migration):
    dependencies = [("commitments", "0001_initial"), ("cases", "0002_rooms")]
    operations = [Protect("Commitment", append_only=True), Protect("Progress", append_only=True)]
