from django.db import migrations

from samsyn.foundation.consents.signing_sql import statements
from samsyn.foundation.units.rooms import Protect


def signing(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("consents", "0003_signing"), ("audit", "0002_sealing")]
    operations = [
        Protect("ConsentSigning", update=False, frozen_when="OLD.used_at IS NOT NULL"),
        migrations.RunPython(signing, migrations.RunPython.noop),
    ]
