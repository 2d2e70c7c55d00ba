from django.conf import settings
from django.db import migrations

from samsyn.interfaces.login.rights_sql import statements


def secure(apps, schema_editor):
    for statement in statements(settings.SAMSYN_WEB_ROLE):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("units", "0002_security"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]
    operations = [migrations.RunPython(secure, migrations.RunPython.noop)]
