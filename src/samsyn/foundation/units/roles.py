"""What a worker may do in a unit, as classes one can read (design, "Inside a unit")."""

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Role:
    """A role within one unit: its code in the database, its name and what it opens."""

    code: ClassVar[str]
    name: ClassVar[str | Promise]
    description: ClassVar[str | Promise]
    works_cases: ClassVar[bool] = False
    takes_tips: ClassVar[bool] = False
    manages: ClassVar[bool] = False
    reviews_logs: ClassVar[bool] = False
    keeps_accounts: ClassVar[bool] = False
    advises_law: ClassVar[bool] = False
    keeps_methods: ClassVar[bool] = False


class Reception(Role):
    code = "reception"
    name = _("Mottagning")
    description = _("Tar emot tips och anmälningar, bedömer skydd och gör förhandsbedömningar.")
    works_cases = True
    takes_tips = True


class Handler(Role):
    code = "handler"
    name = _("Handläggare")
    description = _("Arbetar i sina egna och arbetslagets ärenden.")
    works_cases = True


class Coordinator(Role):
    code = "coordinator"
    name = _("Samordnare")
    description = _("Håller ihop samverkan kring en ung person, och ändrar metoderna.")
    works_cases = True
    keeps_methods = True


class Manager(Role):
    code = "manager"
    name = _("Enhetschef")
    description = _("Fördelar, följer tidsgränser och ser när någon öppnat ett låst ärende.")
    works_cases = True
    takes_tips = True
    manages = True
    keeps_methods = True


class TipOperator(Role):
    code = "tip_operator"
    name = _("Tipsmottagare")
    description = _("Skriver in tips från ett samtal eller besök. Ser inga ärenden.")
    takes_tips = True


class LogReviewer(Role):
    code = "log_reviewer"
    name = _("Loggranskare")
    description = _("Granskar vem som läst och skrivit. Ändrar ingenting.")
    reviews_logs = True


class AccountKeeper(Role):
    code = "account_keeper"
    name = _("Kontoadministratör")
    description = _("Lägger upp medarbetare och roller. Ser inga ärenden.")
    keeps_accounts = True


class Lawyer(Role):
    code = "lawyer"
    name = _("Jurist")
    description = _("Avgör det som lagen lämnar oklart för kommunen och svarar på frågor. Ser inga ärenden.")
    advises_law = True


ROLES: dict[str, type[Role]] = {
    role.code: role
    for role in (Reception, Handler, Coordinator, Manager, TipOperator, LogReviewer, AccountKeeper, Lawyer)
}
