from django.db import migrations

from samsyn.foundation.consents.states_sql import statements
from samsyn.foundation.units.rooms import Protect


def states(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("consents", "0001_initial"),
        ("units", "0002_security"),
        ("people", "0002_rooms"),
    ]
    operations = [
        Protect("Consent", update=["person_id"], frozen_when="OLD.origin_id = OLD.unit_id"),
        Protect("ConsentParty", append_only=True),
        Protect("ConsentGiver", append_only=True),
        Protect("ConsentScan", append_only=True),
        Protect("ConsentLook", append_only=True),
        Protect("ConsentAnswer", append_only=True),
        Protect("ConsentWithdrawal", insert=False, append_only=True),
        migrations.RunPython(states, migrations.RunPython.noop),
    ]
