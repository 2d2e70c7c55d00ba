"""The law asked about what is to be sent, with the judgements so far: the matrix, the questions, the previews."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.forms import Form
from django.utils import timezone

from samsyn.capabilities.meetings import weighing
from samsyn.capabilities.meetings.parcels import Parcel
from samsyn.capabilities.meetings.rows import MeetingPage
from samsyn.capabilities.meetings.whom import as_law_asks
from samsyn.foundation.messages.assessing import Recipient
from samsyn.foundation.messages.forms import JudgementForm
from samsyn.foundation.messages.judging import judge
from samsyn.foundation.messages.matrix import Matrix
from samsyn.foundation.units.doors import ActorRequest
from samsyn.law import Fact


@dataclass(frozen=True)
class Weighed:
    """What the law answers so far, and exactly what each recipient would get."""

    parcel: Parcel
    matrix: Matrix
    judgement: JudgementForm
    previews: tuple[weighing.Preview, ...]

    @property
    def matrices(self) -> tuple[Matrix, ...]:
        return weighing.matrices(self.matrix)

    @property
    def reached(self) -> tuple[Recipient, ...]:
        return tuple(one.recipient for one in self.previews if one.payload)

    @property
    def unreached(self) -> tuple[Recipient, ...]:
        return tuple(one.recipient for one in self.previews if one.payload is None)

    @property
    def may_send(self) -> bool:
        """Whether somebody gets something, and every judgement given has its reason."""
        return bool(self.reached) and (not self.judgement.asked or self.judgement.is_valid())

    @property
    def why(self) -> str:
        return self.judgement.cleaned_data.get("why", "") if self.judgement.is_bound else ""


def weigh(
    request: ActorRequest, page: MeetingPage, parcel: Parcel, recipients: Collection[Recipient]
) -> Weighed:
    """Ask the law with what was judged in the request. Nothing is stored."""
    on = timezone.localdate()

    def ask_law(facts: Mapping[Fact, bool | int]) -> Matrix:
        return weighing.ask(
            actor=request.actor,
            about=as_law_asks(page.person, on),
            parcel=parcel,
            recipients=recipients,
            facts=facts,
            on=on,
        )

    matrix, judgement = judge(ask_law, request.POST if "judged" in request.POST else None)
    return Weighed(parcel, matrix, judgement, weighing.previews(parcel=parcel, matrix=matrix))


def carried(request: ActorRequest, form: Form) -> list[tuple[str, str]]:
    """What was typed into a form, to go along unseen to the next press."""
    return [(name, value) for name in form.fields for value in request.POST.getlist(name)]
