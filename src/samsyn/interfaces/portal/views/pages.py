"""The first page, and what lies under each heading."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samsyn.capabilities.consenting.family import my_consents
from samsyn.capabilities.family_contact import from_family
from samsyn.capabilities.groups import from_family as own_plan
from samsyn.foundation.family import box
from samsyn.foundation.family.shown import Section
from samsyn.interfaces.portal.doors import MemberRequest, for_family
from samsyn.interfaces.portal.forms import RatingForm, TextForm

from .showing import do_once, pressed, show

BOTH = ["GET", "POST"]


@require_GET
@for_family
def home(request: MemberRequest) -> HttpResponse:
    """Everything at one tap, and what is new."""
    consents = my_consents(member=request.member, on=timezone.localdate())
    waiting = sum(1 for one in consents if one.waits_for_me)
    headings = {one.value: heading for one, heading in box.headings(member=request.member).items()}
    return show(request, "portal/home.html", headings=headings, waiting=waiting, consents=len(consents))


@require_POST
@for_family
def ask_for_code(request: MemberRequest) -> HttpResponse:
    """Ask one's contact for the code to the next visit, in one press."""
    return pressed(
        request,
        lambda: from_family.ask_for_code(member=request.member, at=timezone.now()),
        said=_("Din kontakt får veta att du behöver en ny kod, och lämnar den till dig."),
        to=reverse("portal:home"),
    )


@require_GET
@for_family
def plan(request: MemberRequest) -> HttpResponse:
    """The plan as it was sent, and the young person's own numbers for the goals in it."""
    return _letters(request, Section.PLAN, "portal/plan.html", goals=own_plan.my_goals(member=request.member))


@require_http_methods(BOTH)
@for_family
def rate(request: MemberRequest, my_goal_key: UUID) -> HttpResponse:
    """One's own number for a goal of one's own."""
    goal = next((one for one in own_plan.my_goals(member=request.member) if one.key == my_goal_key), None)
    if goal is None:
        raise Http404
    form, now = RatingForm(request.POST or None), timezone.now()
    if form.is_bound and form.is_valid():
        done = do_once(
            request,
            form,
            lambda: own_plan.rate_mine(
                member=request.member,
                goal=goal,
                value=form.cleaned_data["value"],
                at=now,
                on=timezone.localdate(now),
            ),
            said=_("Din siffra är sparad, och din kontakt ser den."),
            to=reverse("portal:plan"),
        )
        if done:
            return done
    return show(request, "portal/rate.html", form, goal=goal)


@require_GET
@for_family
def meetings(request: MemberRequest) -> HttpResponse:
    return _letters(request, Section.MEETINGS, "portal/meetings.html")


@require_GET
@for_family
def knowing(request: MemberRequest) -> HttpResponse:
    return _letters(request, Section.KNOWING, "portal/knowing.html")


@require_http_methods(BOTH)
@for_family
def messages(request: MemberRequest) -> HttpResponse:
    """Letters both ways, and a form for one more."""
    form = TextForm(request.POST or None)
    if form.is_bound and form.is_valid():
        done = do_once(
            request,
            form,
            lambda: from_family.write(
                member=request.member, text=form.cleaned_data["text"], at=timezone.now()
            ),
            said=_("Ditt brev är skickat."),
            to=reverse("portal:messages"),
        )
        if done:
            return done
    came = box.letters(member=request.member, section=Section.MESSAGES)
    wrote = (one for one in box.written(member=request.member) if one.shown.section is Section.MESSAGES)
    both = sorted((*came, *wrote), key=lambda one: one.at, reverse=True)
    return show(request, "portal/messages.html", form, letters=both)


@require_http_methods(BOTH)
@for_family
def disagree(request: MemberRequest) -> HttpResponse:
    """What one does not agree with: about a letter named by `om`, or in general."""
    about = _letter(request)
    words = f"{about.shown.heading}, {timezone.localdate(about.at).isoformat()}" if about else ""
    form = TextForm(request.POST or None)
    if form.is_bound and form.is_valid():
        done = do_once(
            request,
            form,
            lambda: from_family.disagree(
                member=request.member,
                text=form.cleaned_data["text"],
                at=timezone.now(),
                about=about.id if about else None,
                about_words=words,
            ),
            said=_("Tack. Det du skrev sparas som din egen syn, och din kontakt läser det."),
            to=reverse("portal:messages"),
        )
        if done:
            return done
    return show(request, "portal/disagree.html", form, about=about, words=words)


def _letters(request: MemberRequest, section: Section, template: str, **context: Any) -> HttpResponse:
    letters = box.letters(member=request.member, section=section)
    newest: set[str] = set()
    shown = []
    for one in letters:
        folded = one.shown.replaces and one.kind.key in newest
        newest.add(one.kind.key)
        shown.append((one, folded))
    return show(request, template, letters=shown, now=timezone.now(), **context)


def _letter(request: MemberRequest) -> box.BoxLetter | None:
    told = request.POST.get("om") or request.GET.get("om") or ""
    try:
        return box.letter(member=request.member, message_id=UUID(told))
    except ValueError:
        return None
