"""The closed lists of meetings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingType(models.TextChoices):
    """What kind of meeting it is (domain 15.10)."""

    REPORT = "report", _("Anmälningsmöte")
    SIG = "sig", _("SIG-möte")
    SSPF = "sspf", _("SSPF, nätverksmöte")
    OTHER = "other", _("Samverkansmöte")


class Mode(models.TextChoices):
    """How one meets."""

    ON_SITE = "on_site", _("På plats")
    VIDEO = "video", _("Video")
    TELEPHONE = "telephone", _("Telefon")


class Reply(models.TextChoices):
    """What an invited unit answers."""

    ACCEPTED = "accepted", _("Kommer")
    DECLINED = "declined", _("Kan inte")
    OTHER_TIME = "other_time", _("Föreslår en annan tid")


class DeclineReason(models.TextChoices):
    """Why a unit cannot come. None of them tells anything about anybody."""

    NO_TIME = "no_time", _("Tiden passar inte")
    NOT_OURS = "not_ours", _("Det hör till en annan enhet")
    NO_LONGER = "no_longer", _("Vi är inte med längre")


class Change(models.TextChoices):
    """What becomes of a meeting that was called."""

    MOVED = "moved", _("Ny tid eller plats")
    CANCELLED = "cancelled", _("Inställt")


class News(models.TextChoices):
    """What the family was told of a meeting."""

    INVITED = "invited", _("Inbjudan")
    MOVED = "moved", _("Ny tid eller plats")
    CANCELLED = "cancelled", _("Att mötet är inställt")
    MINUTES = "minutes", _("Vad mötet kom fram till")


class Way(models.TextChoices):
    """How the family was told."""

    LETTER = "letter", _("Brev")
    HANDED = "handed", _("Lämnat i handen")
    TELEPHONE = "telephone", _("Telefon")
    MEETING = "meeting", _("Sagt vid ett möte")
    OWN_PAGE = "own_page", _("Den egna sidan")


class Kind(models.TextChoices):
    """What a part of the minutes is."""

    ITEM = "item", _("Punkt på dagordningen")
    WORKS = "works", _("Det som fungerar")
    WORRIES = "worries", _("Det som oroar")
    YOUTH = "youth", _("Den unges egna ord")
    GUARDIAN = "guardian", _("Vårdnadshavarnas egna ord")
    REPORTER = "reporter", _("Anmälarens egna ord")


class Absence(models.TextChoices):
    """Why somebody who was invited was not there. Stays in the own unit."""

    ILL = "ill", _("Sjuk")
    HINDERED = "hindered", _("Fick förhinder")
    DID_NOT_WANT = "did_not_want", _("Ville inte vara med")
    NOT_HEARD = "not_heard", _("Hörde inte av sig")
    OTHER = "other", _("Annat")
