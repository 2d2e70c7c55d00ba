from django.db import migrations

from samsyn.foundation.family import entering_sql, guarding_sql, rooms_sql
from samsyn.foundation.units.rooms import Protect


def family(apps, schema_editor):
    parts = (rooms_sql, entering_sql, guarding_sql)
    for statement in [*entering_sql.sessions(), *(one for part in parts for one in part.statements())]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("family", "0001_initial"),
        ("units", "0003_closed_accounts"),
        ("audit", "0003_reviewers"),
        ("people", "0002_rooms"),
        ("consents", "0004_rights"),
        ("letters", "0002_delivery"),
        ("cases", "0002_rooms"),
    ]
    operations = [
        Protect("FamilyRoom", insert=False, update=False, frozen_when="OLD.closed_at IS NOT NULL"),
        Protect("FamilyCode", update=False, frozen_when="OLD.used_at IS NOT NULL"),
        Protect("Withholding", append_only=True),
        migrations.RunPython(family, migrations.RunPython.noop),
    ]
