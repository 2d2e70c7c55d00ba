"""One's own consents: read, sign, say no, take one's yes back in two presses, ask for another."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samsyn.capabilities.consenting import family
from samsyn.capabilities.consenting.family import MyConsent
from samsyn.capabilities.family_contact import from_family
from samsyn.foundation.family.refusals import FamilyRefused
from samsyn.interfaces.portal.doors import MemberRequest, for_family
from samsyn.interfaces.portal.forms import TextForm
from samsyn.interfaces.signing.identifying import provider

from .showing import do_once, pressed, show

BOTH = ["GET", "POST"]


@require_GET
@for_family
def mine(request: MemberRequest) -> HttpResponse:
    found = family.my_consents(member=request.member, on=timezone.localdate())
    return show(request, "portal/consents.html", consents=found)


@require_GET
@for_family
def one(request: MemberRequest, my_consent_id: UUID) -> HttpResponse:
    found = _mine(request, my_consent_id)
    return show(request, "portal/consent.html", consent=found, can_sign=provider() is not None)


@require_POST
@for_family
def sign(request: MemberRequest, my_consent_id: UUID) -> HttpResponse:
    """On to the page where one signs with an e-identity."""
    _mine(request, my_consent_id)
    try:
        link = family.open_my_signing(member=request.member, consent_id=my_consent_id)
    except FamilyRefused as refusal:
        messages.error(request, refusal.message)
        return redirect("portal:consent", my_consent_id)
    return redirect("signing:sign", link)


@require_POST
@for_family
def decline(request: MemberRequest, my_consent_id: UUID) -> HttpResponse:
    _mine(request, my_consent_id)
    return pressed(
        request,
        lambda: family.decline(member=request.member, consent_id=my_consent_id),
        said=_("Du har sagt nej. Du får samma hjälp som annars."),
        to=reverse("portal:consent", args=[my_consent_id]),
    )


@require_http_methods(BOTH)
@for_family
def withdraw(request: MemberRequest, my_consent_id: UUID) -> HttpResponse:
    """The second press: what happens then, and the button."""
    found = _mine(request, my_consent_id)
    if request.method == "POST":
        return pressed(
            request,
            lambda: family.withdraw_mine(member=request.member, consent_id=my_consent_id),
            said=_(
                "Du har tagit tillbaka ditt ja. Det gäller från nu, och alla som fått veta något får besked."
            ),
            to=reverse("portal:consent", args=[my_consent_id]),
        )
    if not found.can_withdraw:
        return redirect("portal:consent", my_consent_id)
    return show(request, "portal/withdraw.html", consent=found)


@require_http_methods(BOTH)
@for_family
def change(request: MemberRequest, my_consent_id: UUID) -> HttpResponse:
    """Ask to be asked anew, for something else."""
    found = _mine(request, my_consent_id)
    form = TextForm(request.POST or None)
    if form.is_bound and form.is_valid():
        done = do_once(
            request,
            form,
            lambda: from_family.wish(
                member=request.member,
                consent_id=my_consent_id,
                about_words=_("samtycket från %(day)s") % {"day": timezone.localdate(found.asked_at)},
                text=form.cleaned_data["text"],
                at=timezone.now(),
            ),
            said=_("Din kontakt får veta det och hör av sig."),
            to=reverse("portal:consent", args=[my_consent_id]),
        )
        if done:
            return done
    return show(request, "portal/change.html", form, consent=found)


def _mine(request: MemberRequest, consent_id: UUID) -> MyConsent:
    found = family.my_consent(member=request.member, consent_id=consent_id, on=timezone.localdate())
    if found is None:
        raise Http404
    return found
