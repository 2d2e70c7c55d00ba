"""The secrecy assessment as a short conversation: ask, judge, and see exactly what would go."""

import datetime as dt
from dataclasses import dataclass

from django import forms
from django.utils import timezone

from samsyn.capabilities.home_visits import queries
from samsyn.capabilities.home_visits.forms.plan import WhyForm
from samsyn.capabilities.home_visits.kinds import VisitProposal
from samsyn.capabilities.home_visits.rows import VisitPage
from samsyn.foundation.messages import assessing
from samsyn.foundation.messages.forms import JudgementForm
from samsyn.foundation.units.doors import ActorRequest
from samsyn.law import Fact, Party
from samsyn.law.answer import Ask
from samsyn.law.book import the_book

MOST_ROUNDS = 6


@dataclass(frozen=True)
class Weighed:
    """What the law answers so far, the questions asked, and what would be sent."""

    recipients: tuple[assessing.Recipient, ...]
    proposal: VisitProposal
    examination: assessing.Examination
    form: JudgementForm
    why_form: WhyForm

    @property
    def may_send(self) -> bool:
        """Whether the law opens for all of it and every judgement has its reason."""
        return self.examination.open and (
            not self.form.asked or (self.form.is_bound and self.form.is_valid())
        )

    @property
    def refused(self) -> bool:
        """Whether something may not go, whatever more is answered."""
        return bool(self.examination.closed)

    @property
    def why(self) -> str:
        return self.form.cleaned_data.get("why", "") if self.form.is_bound and self.form.is_valid() else ""

    @property
    def nearest(self) -> str:
        """The provision that failed on least, as it is cited."""
        ids = [item.nearest for item in self.examination.closed if item.nearest]
        cited = {provision.id: provision.citation for provision in the_book().provisions}
        return cited[ids[0]] if ids else ""

    def answered(self, request: ActorRequest) -> list[tuple[str, str]]:
        """The judgements given, to go along when one refrains."""
        return [
            (name, str(value))
            for name, value in request.POST.items()
            if name.startswith("fact_") or name == "why"
        ]

    @property
    def shown_form(self) -> forms.Form:
        """The form whose mistakes the page tells of."""
        return self.why_form if self.why_form.is_bound else self.form


def weigh(request: ActorRequest, page: VisitPage, *, at: dt.datetime) -> Weighed:
    """Ask the law with the judgements given so far; each answer may lead to another question."""
    on = timezone.localdate(at)
    other = Party.SOCIAL_SERVICES if request.actor.party is Party.POLICE else Party.POLICE
    recipients = assessing.recipients(actor=request.actor, parties=[other])
    to = _chosen(request, recipients)
    proposal, ask_law = queries.proposal_to_weigh(actor=request.actor, page=page, recipient=to, on=on)
    asks: list[Ask] = []
    facts: dict[Fact, bool | int] = {}
    examination = ask_law(facts)
    for _round in range(MOST_ROUNDS):
        asks += [ask for ask in examination.asks if ask not in asks]
        form = JudgementForm(tuple(asks), request.POST if request.method == "POST" else None)
        given = _given(form)
        if given == facts or not given:
            break
        facts = given
        examination = ask_law(facts)
    return Weighed(
        recipients,
        proposal,
        examination,
        _shown(request, form, asks),
        WhyForm(request.POST if "refrain" in request.POST else None, prefix="r"),
    )


def _chosen(request: ActorRequest, recipients: tuple[assessing.Recipient, ...]) -> assessing.Recipient:
    """The unit chosen, or the first of the municipality's cooperation."""
    wanted = request.POST.get("recipient") or request.GET.get("recipient", "")
    return next((one for one in recipients if str(one.unit_id) == wanted), recipients[0])


def _given(form: JudgementForm) -> dict[Fact, bool | int]:
    """The judgements that are answered, whether or not all of them are."""
    if not form.is_bound:
        return {}
    form.is_valid()
    answers: dict[Fact, bool | int] = {}
    for ask in form.asked:
        value = form.cleaned_data.get(f"fact_{ask.fact.value}")
        if value not in (None, ""):
            answers[ask.fact] = value if isinstance(value, int) else value == "yes"
    return answers


def _shown(request: ActorRequest, form: JudgementForm, asks: list[Ask]) -> JudgementForm:
    """A question that has just come up is not a mistake: it is asked, with the others kept as answered."""
    if not form.is_bound or all(f"fact_{ask.fact.value}" in request.POST for ask in asks):
        return form
    if not any(name.startswith("fact_") for name in request.POST):
        return JudgementForm(tuple(asks))
    return JudgementForm(tuple(asks), initial=dict(request.POST.items()))
