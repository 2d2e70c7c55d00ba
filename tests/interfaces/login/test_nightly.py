"""What the night clears away."""

import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from samsyn.interfaces.login.tasks import clear_sessions

pytestmark = pytest.mark.django_db


def test_sessions_that_have_ended_are_forgotten_and_the_others_kept(client):
    now = timezone.now()
    for key, days in (("ended", -1), ("in-use", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=now + dt.timedelta(days=days))
    clear_sessions(0)
    assert list(Session.objects.values_list("session_key", flat=True)) == ["in-use"]
