"""Consents to lift secrecy (samtycke): what was asked, who has to answer, the answers, and the withdrawal.

Nothing here holds a status: what a consent is on a day is computed from these rows (`states_sql`). A consent that
another unit was sent a copy of has a row in that unit's room too, with the same id (domain 15.6, OSL 12 kap.).
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.units.rooms import RoomKey, RoomRow
from samsyn.law import Party
from samsyn.law.vocabulary import Giver

ROLES = [(one.value, one.label) for one in Giver]


class Said(models.TextChoices):
    """What somebody answered."""

    YES = "yes", _("Ja")
    NO = "no", _("Nej")


class Way(models.TextChoices):
    """How an answer was given."""

    PAPER = "paper", _("Underskrift på papper")
    E_IDENTITY = "e_identity", _("E-legitimation på skärmen")
    TOLD = "told", _("Sagt till oss")


class WithdrawnBy(models.TextChoices):
    """How a withdrawal was told: any form will do."""

    SPOKEN = "spoken", _("Muntligt, på plats")
    TELEPHONE = "telephone", _("På telefon")
    LETTER = "letter", _("Brev eller annat skrivet")
    SCREEN = "screen", _("På skärmen")


class Consent(RoomRow):
    """What was asked, exactly as it was shown. `valid_to` is the first day on which it no longer holds.

    `born`, `custody` and `custody_ids` are what the required givers were computed from on the day it was asked.
    `origin` is the unit that asked; in a copy it is another unit, and `person` is empty until a worker has linked it.
    """

    person = RoomKey("people.Person", null=True)
    origin = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    purposes = models.JSONField()
    why = models.CharField(max_length=1000)
    categories = models.JSONField()
    valid_from = models.DateField()
    valid_to = models.DateField()
    special_limits = models.TextField(blank=True)
    language = models.CharField(max_length=35, blank=True)  # BCP 47; empty for Swedish
    interpreter = models.CharField(max_length=120, blank=True)
    explained_by = models.CharField(max_length=300)
    explained_on = models.DateField()
    born = models.DateField()
    custody = models.PositiveSmallIntegerField()
    custody_ids = models.JSONField(default=list)
    youth_mature = models.BooleanField(null=True)
    maturity = models.TextField(blank=True)
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField()
    signature = models.CharField(max_length=300)
    came_with = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gt=F("valid_from")), name="consent_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=Q(custody__lte=2), name="consent_custody_of_two_at_most"),
        ]
        indexes = [models.Index(fields=["unit", "-asked_at"], name="consent_newest")]


class ConsentParty(RoomRow):
    """A kind of authority in the scope, and the unit where only one is meant."""

    consent = RoomKey(Consent, related_name="parties")
    party = models.CharField(max_length=40, choices=[(one.value, one.label) for one in Party])
    named = models.ForeignKey(
        "units.Unit", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    gives = models.BooleanField()
    receives = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "consent", "party", "named"], nulls_distinct=False, name="consent_party_once"
            ),
            models.CheckConstraint(
                condition=Q(gives=True) | Q(receives=True), name="consent_party_takes_part"
            ),
        ]


class ConsentGiver(RoomRow):
    """Somebody whose yes is needed: the youth, or a guardian with custody on the day it was asked."""

    consent = RoomKey(Consent, related_name="givers")
    role = models.CharField(max_length=12, choices=ROLES)
    guardian = RoomKey("people.Guardian", null=True)
    name = models.CharField(max_length=250)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "consent", "role"], name="consent_giver_once"),
            models.UniqueConstraint(
                fields=["unit", "consent", "guardian"],
                condition=Q(guardian__isnull=False),
                name="consent_guardian_once",
            ),
        ]


class ConsentScan(RoomRow):
    """A signed form on paper, scanned. It counts first when another worker has looked at it."""

    consent = RoomKey(Consent, related_name="scans")
    roles = models.JSONField()
    media_type = models.CharField(max_length=40)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    signed_on = models.DateField()
    uploaded_by = models.UUIDField()
    signature = models.CharField(max_length=300)
    uploaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "consent", "sha256", "roles"], name="consent_scan_once")
        ]


class ConsentLook(RoomRow):
    """The second look at a scan, by somebody else than who put it there."""

    scan = RoomKey(ConsentScan, related_name="looks")
    confirmed = models.BooleanField()
    why = models.CharField(max_length=1000, blank=True)
    looked_by = models.UUIDField()
    signature = models.CharField(max_length=300)
    looked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "scan"], name="consent_looked_at_once"),
            models.CheckConstraint(
                condition=Q(confirmed=True) | ~Q(why=""), name="consent_look_says_why_not"
            ),
        ]


class ConsentAnswer(RoomRow):
    """One giver's yes or no. `signer_key` stands for the e-identity: the same can never answer for two."""

    consent = RoomKey(Consent, related_name="answers")
    role = models.CharField(max_length=12, choices=ROLES)
    said = models.CharField(max_length=3, choices=Said)
    way = models.CharField(max_length=12, choices=Way)
    scan = RoomKey(ConsentScan, null=True)
    signer_name = models.CharField(max_length=250)
    signer_key = models.CharField(max_length=64, blank=True)
    provider = models.CharField(max_length=120, blank=True)
    text_sha256 = models.CharField(max_length=64)
    answered_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)
    signature = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "consent", "role"], name="consent_answered_once"),
            models.UniqueConstraint(
                fields=["unit", "consent", "signer_key"],
                condition=~Q(signer_key=""),
                name="consent_signers_are_distinct",
            ),
            models.CheckConstraint(
                condition=Q(said=Said.NO) | ~Q(way=Way.TOLD), name="consent_yes_is_signed"
            ),
            models.CheckConstraint(
                condition=~Q(way=Way.E_IDENTITY) | ~Q(signer_key=""), name="consent_e_identity_is_known"
            ),
        ]


class ConsentWithdrawal(RoomRow):
    """A withdrawal. Written only by `samsyn.withdraw_consent`, in every room that holds the consent."""

    consent = RoomKey(Consent, related_name="withdrawals")
    role = models.CharField(max_length=12, choices=ROLES)
    way = models.CharField(max_length=12, choices=WithdrawnBy)
    said = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)
    signature = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "consent"], name="consent_withdrawn_once")]


class ConsentSigning(RoomRow):
    """A link under which one giver may sign on a screen, for a short while. Only its hash is stored."""

    consent = RoomKey(Consent, related_name="signings")
    role = models.CharField(max_length=12, choices=ROLES)
    link_sha256 = models.CharField(max_length=64)
    opened_by = models.UUIDField()
    opened_at = models.DateTimeField()
    valid_until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["link_sha256"], name="consent_signing_link")]
