"""What the reception's views share: finding a matter, sending once, keeping what was typed."""

import datetime as dt
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, QueryDict
from django.utils import timezone

from samsyn.capabilities.intake.queries.matters import MatterCard, MatterPage, matter_card, matter_page
from samsyn.foundation.cases.queries import may_know_person
from samsyn.foundation.drafts.keeping import first_time, kept_draft, remember_result, result_of
from samsyn.foundation.units.acting import Actor

REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY


def matter_or_404(actor: Actor, matter_id: UUID) -> MatterCard:
    """The matter; 404 alike for one that is not there, another unit's, and one locked to others."""
    card = matter_card(actor=actor, matter_id=matter_id)
    if card is None or (card.person_id and not may_know_person(actor=actor, person_id=card.person_id)):
        raise Http404
    return card


def page_or_404(actor: Actor, matter_id: UUID) -> MatterPage:
    return matter_page(actor=actor, matter=matter_or_404(actor, matter_id))


def do_once(
    request: HttpRequest, *, actor: Actor, location: str, act: Callable[[dt.datetime], object]
) -> str:
    """Do it once for the form's token and answer where the result is; a second send gets the first one's.

    `act` may itself answer the place.

    When it is refused the token is free again, since nothing came of it.
    """
    token, now = _token(request.POST.get("once", "")), timezone.now()
    with transaction.atomic():
        if token and not first_time(actor=actor, token=token, at=now):
            return result_of(actor=actor, token=token) or location
        said = act(now)
        place = said if isinstance(said, str) else location
        if token:
            remember_result(actor=actor, token=token, location=place)
    return place


def typed_before(actor: Actor, form: str, about: UUID) -> QueryDict | None:
    """What a saved draft holds, as if it were sent."""
    kept = kept_draft(actor=actor, form=form, about=about)
    return as_posted(kept.data) if kept else None


def as_posted(data: dict[str, Any]) -> QueryDict:
    typed = QueryDict(mutable=True)
    for name, values in data.items():
        typed.setlist(name, values if isinstance(values, list) else [values])
    return typed


def _token(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
