"""Dela uppgifter and Fråga efter uppgifter: write, read exactly what each gets, send."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.capabilities.sharing import queries
from samsyn.capabilities.sharing.actions.sending import refrain_from_all, send_to_all
from samsyn.capabilities.sharing.forms.compose import AskForm, TellForm, ToWhomForm, WhyForm
from samsyn.capabilities.sharing.kinds import INFORMATION, REQUEST
from samsyn.capabilities.sharing.parcels import Asking, Parcel, Telling
from samsyn.foundation.drafts.keeping import kept_draft
from samsyn.foundation.drafts.typed import fill_from_draft, token_of
from samsyn.foundation.messages.assessing import Recipient
from samsyn.foundation.messages.forms import JudgementForm
from samsyn.foundation.messages.judging import judge
from samsyn.foundation.messages.kept import KeptAssessment, kept_one, waiting
from samsyn.foundation.messages.matrix import Matrix
from samsyn.foundation.messages.reading import OpenedMessage
from samsyn.foundation.people.person_page import PersonPage
from samsyn.foundation.units.doors import ActorRequest, for_workers

from .answers import BOTH, attempt, person_or_404, status_of

JUDGED = ("judged", "why", "fact_")


@dataclass(frozen=True)
class Composing:
    """A page where something about one person is written: its form, its words, where its draft is kept."""

    person: PersonPage
    draft: tuple[str, UUID]
    heading: str
    template: str
    today: dt.date
    reply_to: OpenedMessage | None = None
    letter: str = INFORMATION.template


@dataclass(frozen=True)
class Review:
    """What the law answers so far, the questions asked, and exactly what each recipient would get."""

    parcel: Parcel
    matrix: Matrix
    judgement: JudgementForm
    refraining: WhyForm
    previews: tuple[queries.Preview, ...]

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
    def hopeless(self) -> bool:
        """Whether nothing may go to anybody, whatever is answered."""
        return not self.reached and not self.matrix.asks


@require_http_methods(BOTH)
@for_workers("works_cases")
def share(request: ActorRequest, person_id: UUID) -> HttpResponse:
    """Tell other units about one of the unit's own persons."""
    today = timezone.localdate()
    person = person_or_404(request.actor, person_id, today)
    page = Composing(person, ("share", person_id), _("Dela uppgifter"), "sharing/tell.html", today)
    chosen = _begun(request, person_id)
    form = TellForm(
        request.POST or None,
        units=queries.units(actor=request.actor),
        first=chosen.categories if chosen else (),
    )
    return _compose(request, page, form, begun=chosen)


@require_http_methods(BOTH)
@for_workers("works_cases")
def ask_for(request: ActorRequest, person_id: UUID) -> HttpResponse:
    """Ask other units for what they know about one of the unit's own persons."""
    today = timezone.localdate()
    person = person_or_404(request.actor, person_id, today)
    page = Composing(
        person,
        ("share-ask", person_id),
        _("Fråga efter uppgifter"),
        "sharing/ask_for.html",
        today,
        letter=REQUEST.template,
    )
    form = AskForm(request.POST or None, units=queries.units(actor=request.actor))
    return _compose(request, page, form)


@require_http_methods(BOTH)
@for_workers("works_cases")
def reply(request: ActorRequest, message_id: UUID) -> HttpResponse:
    """Answer a question for information, once a human has said which of the own persons it is about."""
    question = queries.question_to_answer(actor=request.actor, message_id=message_id)
    if question is None:
        raise Http404
    if question.person_id is None:
        return redirect("sharing:message", message_id)
    today = timezone.localdate()
    person = person_or_404(request.actor, question.person_id, today)
    page = Composing(
        person, ("share-reply", message_id), _("Svara på frågan"), "sharing/tell.html", today, question
    )
    asker = [one for one in queries.units(actor=request.actor) if one.unit_id == question.other_id]
    initial = {"recipients": [str(question.other_id)], "purpose": question.payload.purpose.value}
    form = TellForm(request.POST or None, units=asker, first=question.payload.wanted, initial=initial)
    return _compose(request, page, form)


def _begun(request: ActorRequest, person_id: UUID) -> KeptAssessment | None:
    """The kept assessment that the page is opened on, if it still waits."""
    try:
        wanted = UUID(request.GET.get("provning", ""))
    except ValueError:
        return None
    found = kept_one(actor=request.actor, person_id=person_id, assessment_id=wanted)
    return found if found and found.holds(timezone.now()) else None


def _compose(
    request: ActorRequest, page: Composing, form: ToWhomForm, *, begun: KeptAssessment | None = None
) -> HttpResponse:
    """Write, then review; a mistake or "Ändra" shows the writing again with all that was typed."""
    kept = None if form.is_bound else kept_draft(actor=request.actor, form=page.draft[0], about=page.draft[1])
    if kept:
        fill_from_draft(form, kept.data)
    if begun:  # its recipient and purpose stand before those of an older draft, whose texts stay
        form.initial["recipients"] = [str(begun.recipient_id)]
        form.initial["purpose"] = begun.purpose.value
    if form.is_bound and form.is_valid() and "change" not in request.POST:
        return _review(request, page, form)
    context = {
        "page": page,
        "form": form,
        "once": token_of(request),
        "kept": kept,
        "begun": begun,
        "judged": _judgements(request, begun),
        "waiting": waiting(actor=request.actor, person_id=page.person.line.person_id, at=timezone.now()),
    }
    return render(request, page.template, context, status=status_of(form))


def _parcel(request: ActorRequest, page: Composing, form: ToWhomForm) -> Parcel:
    who = queries.who_is(actor=request.actor, person=page.person)
    if isinstance(form, AskForm):
        return Asking(who, form.purpose_chosen(), form.wanted_chosen(), form.cleaned_data["question"])
    return Telling(who, form.purpose_chosen(), form.texts() if isinstance(form, TellForm) else {})


def _review(request: ActorRequest, page: Composing, form: ToWhomForm) -> HttpResponse:
    """The matrix, what has to be judged, exactly what each gets; sending or refraining from here."""
    review = _weighed(request, page, form)
    done = None
    if "send" in request.POST and review.may_send:
        done = _try_sending(request, page, review, form)
    elif review.refraining.is_bound and review.refraining.is_valid():
        done = _try_refraining(request, page, review)
    if done:
        return done
    context = {
        "page": page,
        "form": form,
        "review": review,
        "has_mistakes": review.judgement.is_bound and bool(review.judgement.errors),
        "written": _carried(request, form),
        "judged": _carried(request, review.judgement),
        "once": token_of(request),
    }
    status = status_of(review.judgement, review.refraining, form)
    return render(request, "sharing/review.html", context, status=status)


def _weighed(request: ActorRequest, page: Composing, form: ToWhomForm) -> Review:
    """Ask the law with the judgements given so far."""
    parcel = _parcel(request, page, form)
    ask_law = queries.to_ask(
        actor=request.actor,
        person=page.person,
        parcel=parcel,
        recipients=form.chosen(),
        on=page.today,
        reply_to=page.reply_to,
    )
    matrix, judgement = judge(ask_law, request.POST if "judged" in request.POST else None)
    return Review(
        parcel,
        matrix,
        judgement,
        WhyForm(request.POST if "refrain" in request.POST else None, prefix="r"),
        queries.previews(parcel=parcel, matrix=matrix),
    )


def _try_sending(
    request: ActorRequest, page: Composing, review: Review, form: ToWhomForm
) -> HttpResponse | None:
    """Send to all once; None, with the reason on the form, when it cannot be done."""

    def send(now: dt.datetime) -> str:
        send_to_all(
            actor=request.actor,
            person_id=page.person.line.person_id,
            parcel=review.parcel,
            matrix=review.matrix,
            why=review.judgement.cleaned_data.get("why", "") if review.judgement.is_bound else "",
            at=now,
            reply_to=page.reply_to,
        )
        return reverse("web:person", args=[page.person.line.person_id])

    said = _("Skickat till %(whom)s.") % {"whom": ", ".join(one.name for one in review.reached)}
    shown = review.judgement if review.judgement.is_bound else form
    return attempt(request, shown, send, said=said, draft=page.draft)


def _try_refraining(request: ActorRequest, page: Composing, review: Review) -> HttpResponse | None:
    """Keep that nothing is sent, and why."""

    def refrain(now: dt.datetime) -> str:
        refrain_from_all(
            actor=request.actor,
            examinations=review.matrix.examinations,
            why=review.refraining.cleaned_data["why"],
            at=now,
        )
        return reverse("web:person", args=[page.person.line.person_id])

    said = _("Att du avstår är antecknat. Ingenting har skickats.")
    return attempt(request, review.refraining, refrain, said=said, draft=page.draft)


def _judgements(request: ActorRequest, begun: KeptAssessment | None) -> list[tuple[str, str]]:
    """What is judged already, to go along unseen while the text is written: nothing is asked twice."""
    if request.method == "POST":
        return [(name, str(text)) for name, text in request.POST.items() if name.startswith(JUDGED)]
    if begun is None:
        return []
    words = {True: "yes", False: "no"}
    facts = [
        (f"fact_{fact.value}", words[said] if isinstance(said, bool) else str(said))
        for fact, said in begun.facts.items()
    ]
    return [("judged", "1"), ("why", begun.why), *facts]


def _carried(request: ActorRequest, form: Form) -> list[tuple[str, str]]:
    """What was typed into a form, to go along unseen to the next press."""
    return [(name, value) for name in form.fields for value in request.POST.getlist(name)]
