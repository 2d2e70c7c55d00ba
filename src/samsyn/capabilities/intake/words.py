"""The closed lists of the reception's work, each word with its Swedish label (domain 15.2 to 15.4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class YesNoUnknown(models.TextChoices):
    YES = "yes", _("Ja")
    NO = "no", _("Nej")
    UNKNOWN = "unknown", _("Vet inte")


class Told(models.TextChoices):
    """Whether somebody has been told of the report (domain 15.3)."""

    YES = "yes", _("Ja")
    NO = "no", _("Nej")
    UNSUITABLE = "unsuitable", _("Olämpligt att berätta")


class Source(models.TextChoices):
    """What is known and what is believed (domain 6.2)."""

    SEEN = "seen", _("Eget iakttagande")
    HEARD = "heard", _("Hört av någon annan")
    BOTH = "both", _("Både sett själv och hört")


class ChildRole(models.TextChoices):
    """The young person's part in what the police met (domain 15.3)."""

    MET = "met", _("Anträffad")
    SUSPECTED = "suspected", _("Misstänkt")
    INJURED = "injured", _("Målsägande")
    WITNESS = "witness", _("Vittne")


class EventType(models.TextChoices):
    """Coarse on purpose: enough to understand the concern, not a description of an offence."""

    DRUGS = "drugs", _("Narkotika")
    ALCOHOL = "alcohol", _("Alkohol")
    VIOLENCE = "violence", _("Våld eller hot")
    THEFT = "theft", _("Stöld eller skadegörelse")
    WEAPON = "weapon", _("Vapen")
    RISKY_COMPANY = "risky_company", _("Riskfylld miljö eller umgänge")
    MISSING = "missing", _("Avvikit eller saknad")
    OTHER = "other", _("Annat")


class Sorting(models.TextChoices):
    """What a message received turns out to be: a human decides, with a reason (domain 6.2)."""

    CHILD_CONCERN = "child_concern", _("Orosanmälan om ett barn")
    ADULT_CONCERN = "adult_concern", _("Oro för en vuxen")
    TO_POLICE = "to_police", _("Information till polisen")
    OBSERVATION = "observation", _("Iakttagelse om en plats")
    NO_ACTION = "no_action", _("Ingen åtgärd")


class Earlier(models.TextChoices):
    """Whether the child is known from before to the board; its own register may always be read."""

    NO = "no", _("Nej")
    YES = "yes", _("Ja")
    ONGOING = "ongoing", _("Ja, det pågår en utredning eller insats")


class ContactWith(models.TextChoices):
    """Whom a contact was with. The first four are the allowed circle before an inquiry (domain 6.1)."""

    REPORTER = "reporter", _("Den som anmälde")
    CHILD = "child", _("Barnet")
    GUARDIAN = "guardian", _("Vårdnadshavare")
    OWN_REGISTER = "own_register", _("Nämndens egna uppgifter")
    OTHER = "other", _("Någon annan")


class Way(models.TextChoices):
    TELEPHONE = "telephone", _("Telefon")
    MEETING = "meeting", _("Möte")
    LETTER = "letter", _("Brev")
    MESSAGE = "message", _("Meddelande")
    REGISTER = "register", _("Läsning i register")


class Offer(models.TextChoices):
    """What became of the report meeting (anmälningsmöte, SoL 19:5, domain 6.3)."""

    OFFERED = "offered", _("Erbjudet, väntar på svar")
    ACCEPTED = "accepted", _("Ja, de vill ha ett möte")
    DECLINED = "declined", _("Nej tack")
    UNSUITABLE = "unsuitable", _("Olämpligt, erbjuds inte")


class Decliner(models.TextChoices):
    CHILD = "child", _("Barnet")
    GUARDIAN = "guardian", _("Vårdnadshavare")
    REPORTER = "reporter", _("Den som anmälde")


class ReporterNo(models.TextChoices):
    """Why the one who reported does not come to the report meeting. None of them tells anything about anybody."""

    NO_TIME = "no_time", _("Tiden passar inte")
    ABSTAINS = "abstains", _("Vi avstår från mötet")


class UnsuitableBecause(models.TextChoices):
    """When a report meeting is not suitable (domain 6.3)."""

    VIOLENCE = "violence", _("Våld eller sexuella övergrepp")
    HONOUR = "honour", _("Hedersrelaterat våld eller förtryck")
    CUSTODY = "custody", _("Ett omedelbart omhändertagande kan behövas")
    OTHER = "other", _("Annat som gör mötet olämpligt")


class Decision(models.TextChoices):
    """How a preliminary assessment ends (SoL 20:2)."""

    OPEN = "open", _("Inleda utredning")
    NOT_OPEN = "not_open", _("Inte inleda utredning")
    RUNNING = "running", _("Utredning pågår redan")


# what a decided preliminary assessment is called where its case is shown
CASE_OUTCOME = {
    Decision.OPEN: _("Utredning inledd"),
    Decision.NOT_OPEN: _("Ingen utredning inledd"),
    Decision.RUNNING: _("Utredning pågick redan"),
}


class FileKind(models.TextChoices):
    """What may be sent with a report, after a look at what it is."""

    PDF = "pdf", _("PDF")
    PICTURE = "jpeg", _("Bild")


class Heard(models.TextChoices):
    YES = "yes", _("Ja")
    NO = "no", _("Nej")


class Extension(models.TextChoices):
    """Why a preliminary assessment takes longer than 14 days. Only exceptional reasons hold (SoL 20:2)."""

    INTERVIEW_FIRST = "interview_first", _("Polisen behöver hålla ett förhör först")
    UNREACHABLE = "unreachable", _("Familjen går inte att nå trots flera försök")
    OTHER = "other", _("Ett annat synnerligt skäl")
    WORKLOAD = "workload", _("Hög arbetsbelastning eller brist på personal")


class Informed(models.TextChoices):
    CHILD = "child", _("Barnet")
    GUARDIAN_1 = "guardian_1", _("Vårdnadshavare 1")
    GUARDIAN_2 = "guardian_2", _("Vårdnadshavare 2")


class ReportOutcome(models.TextChoices):
    """Just what SoL 19:6 lets the board tell the one who reported."""

    OPENED = "opened", _("En utredning har inletts")
    NOT_OPENED = "not_opened", _("En utredning har inte inletts")
    RUNNING = "running", _("En utredning pågår redan")


OUTCOME_OF = {
    Decision.OPEN: ReportOutcome.OPENED,
    Decision.NOT_OPEN: ReportOutcome.NOT_OPENED,
    Decision.RUNNING: ReportOutcome.RUNNING,
}
