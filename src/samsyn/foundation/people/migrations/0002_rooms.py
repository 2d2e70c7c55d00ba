from django.db import migrations

from samsyn.foundation.units.rooms import Protect


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("units", "0002_security")]
    operations = [
        Protect("Person"),
        Protect("MatchKey", update=False, delete=True),
        Protect("Guardian"),
        Protect("Relation"),
    ]
