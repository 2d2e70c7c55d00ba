"""The demo municipality, told by people who all read their pages in English."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests import own_databases

# The demo's own command, but the process that tells the story speaks English
TELL = """
import subprocess, sys
import django
django.setup()
from django.core.management import call_command
from samsyn.interfaces.demo.management.commands import demo
IN_ENGLISH = '''
import django
django.setup()
from django.core.management import call_command
from django.utils import translation
with translation.override("en"):
    call_command("tell_story")
'''
def told():
    surroundings = {key: value for key, value in demo.os.environ.items() if key != "SAMSYN_ACT_AS"}
    subprocess.run([sys.executable, "-c", IN_ENGLISH], env=surroundings, check=True)
demo._tell_story = told
call_command("demo")
"""


@pytest.fixture(scope="session")
def told_in_english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a database in which everybody of the story did what they did with English pages."""
    name = f"english_{os.getpid()}_{secrets.token_hex(3)}"
    own_databases.create(name, like=own_databases.migrated())
    environment = {
        **own_databases.environment(name, tmp_path_factory.mktemp("english")),
        "SAMSYN_ACT_AS": "owner",
    }
    subprocess.run([sys.executable, "-c", TELL], env=environment, check=True)
    yield name
    own_databases.drop(name)
