"""Real logins: the demo is off, an account has a password, and a code comes from the secret the page showed."""

import re
import time
from dataclasses import dataclass, field

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from samsyn.foundation.units.models import Account
from tests.conftest import the_owner

PASSWORD = "en lång mening att minnas"


@pytest.fixture
def for_real(settings):
    """As in real use: nobody comes in as one of the cast."""
    settings.DEMO = False
    return settings


@pytest.fixture
def password(db):
    """Give somebody of the cast a password."""

    def give(name, words=PASSWORD):
        account = Account.objects.get(username=name)
        account.set_password(words)
        account.save(update_fields=["password"])
        return account

    return give


@dataclass
class Person:
    """Somebody at a browser, with an app for codes."""

    name: str
    client: Client = field(default_factory=Client)
    secret: str = ""
    codes: int = 0

    def log_in(self, words=PASSWORD, **rest):
        return self.client.post("/konto/logga-in/", {"login": self.name, "password": words}, **rest)

    def add_app(self):
        page = self.client.get("/konto/sakerhet/app/").content.decode()
        self.secret = re.search(r'<strong class="written">(\w+)</strong>', page)[1]
        return self.client.post("/konto/sakerhet/app/", {"code": self.code()})

    def code(self):
        """A code that is valid and has not been used: the app's now, then those of the neighbouring half minutes."""
        counter = int(time.time()) // 30 + (0, 1, -1)[self.codes % 3]
        self.codes += 1
        return format_hotp_value(hotp_value(self.secret, counter))

    def enter(self):
        """Log in from the beginning and stand on the desk."""
        self.log_in()
        if not self.secret:
            self.add_app()
        else:
            self.client.post("/konto/sakerhet/kod/", {"code": self.code()})
        return self.client.get("/enheter/")

    def sees_the_desk(self):
        return self.client.get("/").status_code == 200


@pytest.fixture
def person(for_real, password):
    """A real worker of the cast with a password and no second factor yet."""

    def make(name):
        password(name)
        return Person(name)

    return make


@pytest.fixture
def as_owner(db):
    """Everything in this test on the owning role's connection, as the command line stands. Needs both databases."""
    with the_owner():
        yield
