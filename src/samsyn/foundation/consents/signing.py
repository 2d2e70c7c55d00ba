"""Signing on a screen: a short-lived link for one giver, what it shows, and the signature of who was identified."""

import datetime as dt
import hashlib
import hmac
import json
import secrets
import time
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.foundation.audit.log import record
from samsyn.foundation.units.acting import Actor
from samsyn.law.vocabulary import Giver

from .actions import opened, signers_checked
from .models import ConsentSigning
from .refusals import ConsentRefused

LASTS = dt.timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an e-identification says it is. `number` is twelve digits, or empty where it is not told."""

    provider: str
    subject: str
    name: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class SigningPage:
    """What the signer sees: exactly the text, and for whom it is."""

    consent_id: UUID
    text: str
    text_sha256: str
    name: str
    unit: str
    telephone: str
    valid_until: dt.datetime


@transaction.atomic
def open_link(*, actor: Actor, consent_id: UUID, role: Giver, at: dt.datetime) -> str:
    """Open a link for one giver; it is shown once and holds for half an hour. Raises ConsentRefused."""
    row = opened(actor, consent_id, at)
    signers_checked(row, [role])
    link = secrets.token_urlsafe(18)
    ConsentSigning.objects.create(
        unit_id=actor.unit_id,
        consent_id=consent_id,
        role=role.value,
        link_sha256=hashlib.sha256(link.encode()).hexdigest(),
        opened_by=actor.worker_id,
        opened_at=at,
        valid_until=timezone.now() + LASTS,
    )
    record(
        actor=actor,
        verb="open_signing",
        object_kind="consent",
        object_id=consent_id,
        person_id=row.person_id,
        role=role.value,
    )
    return link


def signing_page(link: str) -> SigningPage | None:
    """What a link shows, or None when it is unknown, used or too old."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.signing_page(%s)", [link])
        row = cursor.fetchone()
    if row is None or row[0] is None:
        return None
    told = json.loads(row[0]) if isinstance(row[0], str) else row[0]
    return SigningPage(
        consent_id=UUID(told["consent"]),
        text=told["text"],
        text_sha256=told["text_sha256"],
        name=told["name"],
        unit=told["unit"],
        telephone=told["telephone"],
        valid_until=dt.datetime.fromisoformat(told["valid_until"]),
    )


def sign(*, link: str, identity: Identity, text_sha256: str) -> None:
    """Sign as the identified person the text with this hash. ConsentRefused says why it cannot be done."""
    key = hmac.new(
        settings.SAMSYN_ACTING_KEY, f"{identity.provider}|{identity.subject}".encode(), hashlib.sha256
    ).hexdigest()
    issued = int(time.time())
    parts = (
        "consent",
        hashlib.sha256(link.encode()).hexdigest(),
        key,
        identity.name,
        identity.number,
        identity.provider,
        text_sha256,
        str(issued),
    )
    signature = hmac.new(settings.SAMSYN_ACTING_KEY, "|".join(parts).encode(), hashlib.sha256).digest()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT samsyn.sign_consent(%s, %s, %s, %s, %s, %s, %s, %s)",
                [
                    link,
                    key,
                    identity.name,
                    identity.number,
                    identity.provider,
                    text_sha256,
                    issued,
                    signature,
                ],
            )
    except DatabaseError as error:
        said = getattr(error.__cause__, "diag", None)
        if said is None or said.sqlstate not in ("P0002", "23505", "23514", "28000"):
            raise
        raise ConsentRefused(said.message_primary or _("Det gick inte att skriva under.")) from error
