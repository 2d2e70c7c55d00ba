"""Municipalities, organisations, units, workers and their places in units."""

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.law.vocabulary import Party

from .roles import ROLES


class Account(AbstractUser):
    """A login. What the person may see hangs on the worker's memberships, never on the account."""


class Municipality(models.Model):
    """A Swedish municipality, or an invented one in a demo, by its official four-digit code."""

    code = models.CharField(max_length=4, primary_key=True)
    name = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(code__regex=r"^\d{4}$"), name="code_of_four_digits")
        ]


class Organisation(models.Model):
    """An authority or other body: a board, the Police Authority, a school's owner, an association."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    registration_number = models.CharField(max_length=20, blank=True)


class Unit(models.Model):
    """A branch (verksamhet) as secrecy law sees it: a room.

    `party` is the kind of party the law engine asks for; two units with the same `secrecy_domain` stand inside
    the same secrecy (OSL 8:1, 8:2).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=60, unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="units")
    name = models.CharField(max_length=120)
    party = models.CharField(max_length=40, choices=[(party.value, party.value) for party in Party])
    secrecy_domain = models.SlugField(max_length=60)
    municipalities = models.ManyToManyField(Municipality, related_name="units")
    receives_tips = models.BooleanField(default=False)
    receives_concern_reports = models.BooleanField(default=False)
    telephone = models.CharField(max_length=40, blank=True)
    visiting_place = models.CharField(max_length=120, blank=True)


class Worker(models.Model):
    """A person who works in one or more units."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="worker")
    name = models.CharField(max_length=120)
    qualified_for_child_cases = models.BooleanField(default=False)  # SoL 25:1


class Membership(models.Model):
    """A worker's place in one unit, with roles, from a day to before another (half-open)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships", db_index=False)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="memberships")
    worker_name = models.CharField(max_length=120)
    title = models.CharField(max_length=80)
    team = models.CharField(_("arbetslag"), max_length=80, blank=True)
    roles = models.JSONField(default=list)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "worker"], name="one_place_in_a_unit"),
            models.CheckConstraint(
                condition=models.Q(to_on__isnull=True) | models.Q(to_on__gt=models.F("from_on")),
                name="membership_ends_after_it_begins",
            ),
        ]

    @property
    def role_classes(self) -> list[type]:
        return [ROLES[code] for code in self.roles]
