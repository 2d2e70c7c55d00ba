"""Persons as one unit knows them, with their guardians and others around them (domain 15.1).

A person known to two units is two rows: that somebody is known to a unit is itself secret (design, idea 1).
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.people.identity_numbers import IdentityKind
from samsyn.foundation.people.names import LONGEST_NAME
from samsyn.foundation.units.rooms import RoomKey, RoomRow

OLDEST_AGE_TOLD = 120


class Sex(models.TextChoices):
    """For statistics split by sex (mission M27); empty when nobody has said."""

    GIRL = "girl", _("Flicka eller kvinna")
    BOY = "boy", _("Pojke eller man")


class ProtectedIdentity(models.TextChoices):
    """Skyddade personuppgifter: a marking in the register, or protected registration elsewhere."""

    NONE = "none", _("Inte skyddad")
    MARKING = "marking", _("Sekretessmarkering")
    PROTECTED_REGISTRATION = "protected_registration", _("Skyddad folkbokföring")


class Custody(models.TextChoices):
    """Who has custody; consent asks both where it is joint (domain 14.2)."""

    JOINT = "joint", _("Gemensam vårdnad")
    SOLE = "sole", _("Ensam vårdnad")
    NONE = "none", _("Inte vårdnadshavare")
    UNKNOWN = "unknown", _("Inte känt")


class RelationKind(models.TextChoices):
    """Others around the young person."""

    SIBLING = "sibling", _("Syskon")
    RELATIVE = "relative", _("Släkting")
    FRIEND = "friend", _("Vän")
    COACH = "coach", _("Tränare eller ledare")
    MENTOR = "mentor", _("Mentor")
    CONTACT_PERSON = "contact_person", _("Kontaktperson")
    OTHER = "other", _("Annan viktig person")


class Person(RoomRow):
    """Somebody this unit knows of. Nothing but the kind of number is required: a tip may know very little.

    `age_from` and `age_to` are the age as somebody guessed it on `age_told_on`, where no birth date is known.
    The last three columns are made from the names by `register_person` and `correct_person`; they sort byte
    by byte, so that the start of a name is found by an index.
    """

    given_name = models.CharField(max_length=LONGEST_NAME, blank=True)
    family_name = models.CharField(max_length=LONGEST_NAME, blank=True)
    identity_kind = models.CharField(
        max_length=16,
        choices=[(kind.value, kind.label) for kind in IdentityKind],
        default=IdentityKind.NONE.value,
    )
    identity_number = models.CharField(max_length=20, null=True, blank=True)  # noqa: DJ001
    birth_date = models.DateField(null=True, blank=True)
    birth_year = models.SmallIntegerField(null=True, blank=True)
    age_from = models.SmallIntegerField(null=True, blank=True)
    age_to = models.SmallIntegerField(null=True, blank=True)
    age_told_on = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=8, choices=Sex, blank=True)
    protected_identity = models.CharField(
        max_length=24, choices=ProtectedIdentity, default=ProtectedIdentity.NONE
    )
    interpreter_language = models.CharField(max_length=35, blank=True)  # BCP 47
    home_municipality = models.CharField(max_length=4, blank=True)
    school = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    registered_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    folded_given = models.CharField(max_length=2 * LONGEST_NAME, blank=True, db_collation="C")
    folded_family = models.CharField(max_length=2 * LONGEST_NAME, blank=True, db_collation="C")
    sort_key = models.CharField(max_length=4 * LONGEST_NAME, blank=True, db_collation="C")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "identity_number"], name="person_number_once_in_a_unit"),
            models.CheckConstraint(
                condition=Q(identity_kind=IdentityKind.NONE.value, identity_number__isnull=True)
                | (~Q(identity_kind=IdentityKind.NONE.value) & Q(identity_number__isnull=False)),
                name="person_number_with_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(age_from__isnull=True, age_to__isnull=True, age_told_on__isnull=True)
                | Q(
                    age_from__gte=0,
                    age_to__gte=models.F("age_from"),
                    age_to__lte=OLDEST_AGE_TOLD,
                    age_told_on__isnull=False,
                ),
                name="person_age_in_order",
            ),
            models.CheckConstraint(
                condition=Q(home_municipality="") | Q(home_municipality__regex=r"^\d{4}$"),
                name="person_municipality_of_four_digits",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "birth_date"], name="person_birth_date"),
            models.Index(fields=["unit", "folded_family", "folded_given"], name="person_folded_family"),
            models.Index(fields=["unit", "folded_given"], name="person_folded_given"),
        ]


class MatchKey(RoomRow):
    """One key under which a person can be found again; see match_keys."""

    person = RoomKey(Person, on_delete=models.CASCADE, related_name="match_keys")
    key = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["unit", "key"], include=["person"], name="match_key_key")]


class Guardian(RoomRow):
    """A guardian of a young person: a person of this unit, or only a name and how to reach them.

    What has been told to the guardian: `informed_on`, or `not_informed_because`, never both. `ended_on` is
    the first day on which this no longer holds.
    """

    youth = RoomKey(Person, related_name="guardians")
    person = RoomKey(Person, related_name="guardian_of", null=True, blank=True)
    name = models.CharField(max_length=2 * LONGEST_NAME, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=200, blank=True)
    custody = models.CharField(max_length=8, choices=Custody, default=Custody.UNKNOWN)
    lives_with = models.BooleanField(null=True, blank=True)
    reachable = models.BooleanField(null=True, blank=True)
    language = models.CharField(max_length=35, blank=True)  # BCP 47
    informed_on = models.DateField(null=True, blank=True)
    not_informed_because = models.CharField(max_length=500, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    registered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(name=""), name="guardian_is_a_person_or_a_name"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=True) | ~Q(person=models.F("youth")), name="guardian_is_another"
            ),
            models.CheckConstraint(
                condition=Q(informed_on__isnull=True) | Q(not_informed_because=""),
                name="guardian_informed_or_why_not",
            ),
            models.UniqueConstraint(
                fields=["unit", "youth", "person"],
                condition=Q(ended_on__isnull=True, person__isnull=False),
                name="guardian_once_at_a_time",
            ),
        ]


class Relation(RoomRow):
    """Somebody around a young person: a person of this unit, or only a name. `ended_on` as for a guardian."""

    person = RoomKey(Person, related_name="relations")
    other = RoomKey(Person, related_name="relation_of", null=True, blank=True)
    name = models.CharField(max_length=2 * LONGEST_NAME, blank=True)
    kind = models.CharField(max_length=16, choices=RelationKind)
    note = models.CharField(max_length=500, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    registered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(other__isnull=False) | ~Q(name=""), name="relation_is_a_person_or_a_name"
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=True) | ~Q(other=models.F("person")), name="relation_is_another"
            ),
        ]
