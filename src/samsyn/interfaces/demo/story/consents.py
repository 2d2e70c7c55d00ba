"""Three consents: Alva's first, which Alva took back; Alva's second, in force; Milo's, which waits for the father."""

import datetime as dt
import io
from collections.abc import Sequence
from uuid import UUID

from PIL import Image, ImageDraw

from samsyn.capabilities.consenting import actions as reaching
from samsyn.capabilities.consenting import desk
from samsyn.capabilities.sharing.actions.sending import send_to_all
from samsyn.capabilities.sharing.parcels import Telling, Who
from samsyn.foundation.consents import actions
from samsyn.foundation.consents.scope import Explained, Scope, ScopeParty
from samsyn.foundation.messages import assessing
from samsyn.foundation.messages.assessing import About
from samsyn.foundation.messages.matrix import Matrix
from samsyn.foundation.people.person_page import person_page
from samsyn.foundation.people.queries import search_persons
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category, Party, Purpose
from samsyn.law.vocabulary import Giver

from .days import moment
from .stage import Stage

ALVA_AND_MOTHER = (Giver.YOUTH, Giver.GUARDIAN_1)
MILO_AND_MOTHER = (Giver.YOUTH, Giver.GUARDIAN_1)
PLAN = "Alva går till samtal hos oss på tisdagar efter skolan och vill ha lugn och ro på vägen hem."


def tell(stage: Stage) -> None:
    """Asked, signed, told under, taken back; asked again with fewer; and one that still waits."""
    _taken_back(stage)
    _in_force(stage)
    _waiting(stage)


def _taken_back(stage: Stage) -> None:
    days = stage.days
    with stage.scene("sara", moment(days.working(7), 10, 15)) as (sara, at):
        alva = _person(sara, "Alva Strand", at)
        asked = ask_for(
            sara,
            alva,
            at,
            with_whom=(Party.POLICE, Party.SCHOOL_MUNICIPAL),
            categories=(Category.SUPPORT_AND_PLAN, Category.LEISURE),
            why="Att Alva ska kunna ta sig hem tryggt och slippa berätta samma sak flera gånger.",
        )
    sign(stage, asked, ALVA_AND_MOTHER, moment(days.working(6), 9, 10))
    with stage.scene("sara", moment(days.working(6), 13, 40)) as (sara, at):
        _tell_police(sara, alva, at)
        (police,) = assessing.recipients(actor=sara, parties=[Party.POLICE])
        reaching.send_copy(actor=sara, consent_id=asked, recipient=police, at=at)
    with stage.scene("sara", moment(days.working(3), 15, 50)) as (sara, at):
        reaching.withdraw(
            actor=sara,
            consent_id=asked,
            role=Giver.YOUTH.value,
            way="telephone",
            said="Jag vill inte att polisen ska veta vart jag går.",
            at=at,
        )


def _in_force(stage: Stage) -> None:
    days = stage.days
    with stage.scene("sara", moment(days.working(2), 14, 20)) as (sara, at):
        alva = _person(sara, "Alva Strand", at)
        asked = ask_for(
            sara,
            alva,
            at,
            with_whom=(Party.LEISURE,),
            categories=(Category.LEISURE, Category.SUPPORT_AND_PLAN),
            why="Att Alva ska ha någonstans att vara på kvällarna där någon vuxen känner henne.",
        )
    sign(stage, asked, ALVA_AND_MOTHER, moment(days.working(1), 8, 30))
    with stage.scene("sara", moment(days.working(1), 9, 20)) as (sara, at):
        (leisure,) = assessing.recipients(actor=sara, parties=[Party.LEISURE])
        reaching.send_copy(actor=sara, consent_id=asked, recipient=leisure, at=at)


def _waiting(stage: Stage) -> None:
    days = stage.days
    with stage.scene("sara", moment(days.working(2), 11, 5)) as (sara, at):
        asked = ask_for(
            sara,
            _person(sara, "Milo Nieminen", at),
            at,
            with_whom=(Party.SCHOOL_MUNICIPAL, Party.LEISURE),
            categories=(Category.SCHOOL_SITUATION, Category.LEISURE, Category.SUPPORT_AND_PLAN),
            why="Att vuxna i skolan och på fritidsgården ska kunna hålla ihop runt Milo.",
            language="fi",
        )
    sign(stage, asked, MILO_AND_MOTHER, moment(days.working(1), 10, 45))


def ask_for(
    sara: Actor,
    person_id: UUID,
    at: dt.datetime,
    *,
    with_whom: Sequence[Party],
    categories: Sequence[Category],
    why: str,
    language: str = "",
) -> UUID:
    """Sara asks, with support as the purpose, for six months."""
    on = at.date()
    return actions.ask(
        actor=sara,
        person_id=person_id,
        scope=Scope(
            parties=(
                ScopeParty(Party.SOCIAL_SERVICES, sara.unit_id),
                *(ScopeParty(one) for one in with_whom),
            ),
            categories=(Category.IDENTITY, *categories),
            why=why,
            valid_from=on,
            valid_to=Scope.default_end(on),
        ),
        explained=Explained(by=sara.signature, on=on, language=language),
        at=at,
    )


def sign(stage: Stage, consent_id: UUID, roles: Sequence[Giver], at: dt.datetime) -> None:
    """The paper comes back signed; Sara puts it in, Samir looks at it a quarter of an hour later."""
    with stage.scene("sara", at) as (sara, put_at):
        scan = desk.put_scan(
            actor=sara,
            consent_id=consent_id,
            roles=roles,
            content=_paper(str(consent_id)),
            media_type="image/png",
            signed_on=put_at.date(),
            at=put_at,
        )
    with stage.scene("samir", at + dt.timedelta(minutes=15)) as (samir, looked_at):
        desk.look(actor=samir, scan_id=scan, confirmed=True, why="", at=looked_at)


def _tell_police(sara: Actor, alva: UUID, at: dt.datetime) -> None:
    """What rests on the consent, and is closed when it is taken back."""
    on = at.date()
    page = person_page(actor=sara, person_id=alva, on=on)
    born = page.line.birth_date
    about = About(alva, (born,) if born else ())
    telling = Telling(
        Who.of(page, function="Mottagningen barn och unga", telephone="010-000 10 10"),
        Purpose.SUPPORT,
        {Category.SUPPORT_AND_PLAN: PLAN},
    )
    examinations = assessing.examine_for_all(
        actor=sara,
        about=about,
        recipients=assessing.recipients(actor=sara, parties=[Party.POLICE]),
        categories=telling.categories,
        purpose=Purpose.SUPPORT,
        on=on,
    )
    send_to_all(actor=sara, person_id=alva, parcel=telling, matrix=Matrix(examinations), why="", at=at)


def _person(actor: Actor, name: str, at: dt.datetime) -> UUID:
    return search_persons(actor=actor, text=name, on=at.date()).persons[0].person_id


def _paper(mark: str) -> bytes:
    """A scan as it looks: a few lines and two names."""
    page = Image.new("L", (620, 877), 250)
    draw = ImageDraw.Draw(page)
    draw.text((60, 60), f"Samtycke {mark[:8]} (demo)", fill=20)
    for line in range(12):
        draw.line((60, 110 + 24 * line, 540, 110 + 24 * line), fill=190)
    for line in (520, 600):
        draw.line((60, line, 360, line), fill=60)
        draw.arc((90, line - 40, 200, line + 10), 20, 300, fill=30, width=3)
    content = io.BytesIO()
    page.save(content, "PNG")
    return content.getvalue()
