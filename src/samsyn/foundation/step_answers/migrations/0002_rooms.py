from django.db import migrations

from samsyn.foundation.units.rooms import Protect


class Migration(migrations.Migration):
    dependencies = [("step_answers", "0001_initial"), ("cases", "0002_rooms"), ("people", "0002_rooms")]
    operations = [Protect("StepAnswer", append_only=True)]
