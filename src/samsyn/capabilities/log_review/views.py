"""The reviewer's pages: the reviews, one review, its rows, what is asked for and decided, an opening to answer."""

from http import HTTPStatus
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samsyn.foundation.units.doors import ActorRequest, for_workers

from . import actions, own_queries, queries
from .forms import AnswerForm, AskForm, FactsForm, JudgeForm, PolicyForm, SignForm
from .refusals import ReviewRefused
from .rows import Overview, RulePage
from .words import Outcome, Rule

BOTH = ["GET", "POST"]
REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY
reviewers = for_workers("reviews_logs", "manages")


@require_GET
@reviewers
def index(request: ActorRequest) -> HttpResponse:
    lines = queries.reviews(actor=request.actor)
    context = {"reviews": lines, "today": timezone.localdate(), "full_log": request.actor.may("reviews_logs")}
    return render(request, "log_review/index.html", context)


@require_GET
@reviewers
def review(request: ActorRequest, review_id: UUID) -> HttpResponse:
    return _show_review(request, _overview(request, review_id), SignForm())


@require_POST
@reviewers
def sign(request: ActorRequest, review_id: UUID) -> HttpResponse:
    page = _overview(request, review_id)
    form = SignForm(request.POST)
    if form.is_valid():
        try:
            actions.sign_review(
                actor=request.actor, review_id=review_id, words=form.cleaned_data["words"], at=timezone.now()
            )
            messages.success(request, _("Granskningen är underskriven."))
            return redirect("log_review:review", review_id)
        except ReviewRefused as refused:
            form.add_error(None, refused.message)
    return _show_review(request, page, form)


@require_http_methods(BOTH)
@reviewers
def judge(request: ActorRequest, review_id: UUID) -> HttpResponse:
    """The rows of one rule; ticked ones are judged together, and then the next rule is shown."""
    page = _rule_page(request, review_id)
    form = JudgeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            number = actions.judge(
                actor=request.actor,
                review_id=review_id,
                row_ids=_ticked(request),
                outcome=Outcome(told["outcome"]),
                words=told["words"],
                reported_to=told["reported_to"],
                at=timezone.now(),
            )
            said = ngettext("%(number)s rad är bedömd.", "%(number)s rader är bedömda.", number)
            messages.success(request, said % {"number": number})
            return _onwards(request, review_id, page.rule)
        except ReviewRefused as refused:
            form.add_error(None, refused.message)
    context = {"page": page, "form": form, "ticked": {str(one) for one in _ticked(request)}}
    return render(request, "log_review/judge.html", context, status=REFUSED if form.errors else HTTPStatus.OK)


@require_http_methods(BOTH)
@reviewers
def ask(request: ActorRequest) -> HttpResponse:
    today = timezone.localdate()
    form = AskForm(request.POST or None, initial={"from_on": today.replace(day=1), "last_on": today})
    if form.is_valid():
        try:
            made = actions.ask_for_review(
                actor=request.actor,
                from_on=form.cleaned_data["from_on"],
                until_on=form.until_on(),
                why=form.cleaned_data["why"],
                on=today,
            )
            return redirect("log_review:review", made)
        except ReviewRefused as refused:
            form.add_error(None, refused.message)
    return _render_form(request, "log_review/ask.html", form)


@require_http_methods(BOTH)
@reviewers
def policy(request: ActorRequest) -> HttpResponse:
    facts, decided = own_queries.policy_of(actor=request.actor)
    form = PolicyForm(request.POST or None, initial=vars(facts))
    if form.is_valid():
        actions.set_policy(actor=request.actor, facts=form.facts(), at=timezone.now())
        messages.success(request, _("Sparat. Det gäller från nästa granskning."))
        return redirect("log_review:index")
    return _render_form(request, "log_review/policy.html", form, decided=decided)


@require_GET
@reviewers
def workers(request: ActorRequest) -> HttpResponse:
    return render(
        request, "log_review/workers.html", {"workers": own_queries.colleagues(actor=request.actor)}
    )


@require_http_methods(BOTH)
@reviewers
def worker(request: ActorRequest) -> HttpResponse:
    """What one worker has told, written down by the reviewer; which worker stands in the query."""
    try:
        chosen = UUID(request.GET.get("medarbetare", ""))
        known = own_queries.facts_of(actor=request.actor, worker_id=chosen)
    except (ValueError, ObjectDoesNotExist) as error:
        raise Http404 from error
    form = FactsForm(request.POST or None, initial=vars(known))
    if form.is_valid():
        actions.tell_facts(actor=request.actor, worker_id=chosen, **form.cleaned_data, at=timezone.now())
        return redirect("log_review:workers")
    return _render_form(request, "log_review/worker.html", form, worker=known)


@require_http_methods(BOTH)
@reviewers
def opening(request: ActorRequest, opening_id: UUID) -> HttpResponse:
    page = queries.opening(actor=request.actor, opening_id=opening_id)
    if page is None:
        raise Http404
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            actions.answer_opening(
                actor=request.actor,
                opening_id=opening_id,
                outcome=Outcome(form.cleaned_data["outcome"]),
                words=form.cleaned_data["words"],
                at=timezone.now(),
            )
            return redirect("log_review:opening", opening_id)
        except ReviewRefused as refused:
            form.add_error(None, refused.message)
    return _render_form(request, "log_review/opening.html", form, opening=page)


def _render_form(request: ActorRequest, template: str, form: object, **context: object) -> HttpResponse:
    status = REFUSED if getattr(form, "errors", None) else HTTPStatus.OK
    return render(request, template, {"form": form, "once": str(uuid4()), **context}, status=status)


def _show_review(request: ActorRequest, page: Overview, form: SignForm) -> HttpResponse:
    context = {"page": page, "form": form, "today": timezone.localdate()}
    return render(
        request, "log_review/review.html", context, status=REFUSED if form.errors else HTTPStatus.OK
    )


def _overview(request: ActorRequest, review_id: UUID) -> Overview:
    page = queries.overview(actor=request.actor, review_id=review_id)
    if page is None:
        raise Http404
    return page


def _rule_page(request: ActorRequest, review_id: UUID) -> RulePage:
    """The rule that was asked for, or the first that waits."""
    asked = request.GET.get("regel", "")
    rule = Rule(asked) if asked in Rule.values else _overview(request, review_id).first_waiting or Rule.SAMPLE
    first = request.GET.get("fran", "0")
    page = queries.rule_page(
        actor=request.actor, review_id=review_id, rule=rule, first=int(first) if first.isdecimal() else 0
    )
    if page is None:
        raise Http404
    return page


def _ticked(request: ActorRequest) -> list[UUID]:
    try:
        return [UUID(one) for one in request.POST.getlist("row")]
    except ValueError as error:
        raise Http404 from error


def _onwards(request: ActorRequest, review_id: UUID, rule: Rule) -> HttpResponseRedirect:
    """To the same rule while something of it waits, then to the next, then to the whole."""
    page = _overview(request, review_id)
    left = [one.rule for one in page.rules if one.counts.waiting > one.own]
    if not left:
        return redirect("log_review:review", review_id)
    following = rule if rule in left else left[0]
    return redirect(f"{reverse('log_review:judge', args=[review_id])}?regel={following.value}")
