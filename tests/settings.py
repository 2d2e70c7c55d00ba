"""The product's own settings on a real PostgreSQL of the tests' own: migrated as the owner, used as the web."""

import os
from pathlib import Path

from samsyn.config import testing_database

testing_database.start(Path(__file__).resolve().parent.parent)
os.environ["SAMSYN_DEMO"] = "1"
# a browser that is driven keeps a loop running in the tests' own thread, where nothing of ours is asynchronous
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

from samsyn.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, and nobody real logs in here
DATABASES["owner"].setdefault("TEST", {})["NAME"] = f"test_samsyn_{os.getpid()}"  # noqa: F405 - two runs beside each other
