"""What else lies in the rooms: an inbox is never about one young person."""

import datetime as dt

from samsyn.capabilities.intake.actions import forwarding, receiving, sorting
from samsyn.capabilities.intake.kinds import FEEDBACK, REPORT_RECEIPT
from samsyn.capabilities.intake.models import Matter
from samsyn.capabilities.intake.payloads import PlaceObservation, ReportedChild, ReportedGuardian
from samsyn.capabilities.intake.words import Sorting, Source
from samsyn.capabilities.tips import actions as tips
from samsyn.capabilities.tips.payload import Channel, Tip, Urgency, Worry
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.messages import assessing
from samsyn.foundation.messages.reading import received
from samsyn.foundation.units.acting import Actor
from samsyn.law import Party

from . import others_texts as texts
from .days import DAY, moment
from .places import AKERO, AKERO_INTAKE
from .reports import file, report_by
from .stage import Stage


def tell(stage: Stage) -> None:
    """Oldest first; at the end the police put away what they have read."""
    _uncle(stage)
    _piano(stage)
    _tunnel(stage)
    _moped(stage)
    _grandmother(stage)
    _absence(stage)
    _put_away(stage)


def _uncle(stage: Stage) -> None:
    """Concern for an adult, sorted and passed to those who work with adults, outside this system."""
    tip = Tip(
        what=texts.UNCLE,
        urgency=Urgency.UNKNOWN,
        municipality=AKERO,
        first_hand=True,
        subject_hint="min farbror, 58",
        categories=(Worry.ALCOHOL,),
    )
    stage.public_tip(to=Party.SOCIAL_SERVICES, tip=tip, at=moment(stage.days.working(7), 20, 14))
    with stage.scene("sara", moment(stage.days.working(6), 9, 5)) as (sara, at):
        _sort_newest(sara, Sorting.ADULT_CONCERN, texts.UNCLE_WHY, at)


def _tunnel(stage: Stage) -> None:
    """An observation about a place: to the police without a person, and an answer to the one who wrote."""
    tip = Tip(
        what=texts.TUNNEL,
        urgency=Urgency.CAN_WAIT,
        municipality=AKERO,
        first_hand=True,
        where="gångtunneln vid stationen",
        how_long="sen klockan ställdes om",
        categories=(Worry.PLACE,),
    )
    at = moment(stage.days.working(3), 18, 31)
    code = stage.public_tip(to=Party.SOCIAL_SERVICES, tip=tip, at=at)
    with stage.scene("sara", moment(stage.days.working(2), 11, 20)) as (sara, at):
        matter = _sort_newest(sara, Sorting.OBSERVATION, texts.TUNNEL_WHY, at)
        (police,) = assessing.recipients(actor=sara, parties=[Party.POLICE])
        seen = PlaceObservation("Gångtunneln vid stationen", texts.TUNNEL_FORWARDED, "De senaste veckorna")
        forwarding.forward_observation(actor=sara, matter_id=matter.id, payload=seen, recipient=police, at=at)
        tips.answer_tip(actor=sara, message_id=matter.message_id, text=texts.TUNNEL_ANSWER, at=at)
    stage.addition(code=code, text=texts.TUNNEL_ADDED, at=moment(stage.days.working(2), 21, 2))


def _piano(stage: Stage) -> None:
    tip = Tip(what=texts.PIANO, urgency=Urgency.SOON, municipality=AKERO, first_hand=True)
    stage.public_tip(to=Party.SOCIAL_SERVICES, tip=tip, at=moment(stage.days.working(4), 12, 48))
    with stage.scene("sara", moment(stage.days.working(4), 13, 30)) as (sara, at):
        _sort_newest(sara, Sorting.NO_ACTION, texts.PIANO_WHY, at)


def _moped(stage: Stage) -> None:
    """A tip that somebody left with the police; it lies unread there."""
    tip = Tip(
        what=texts.MOPED,
        urgency=Urgency.SOON,
        municipality=AKERO,
        first_hand=True,
        where="bakom gamla mejeriet",
        how_long="varje lördag",
        categories=(Worry.CRIME, Worry.PLACE),
    )
    stage.public_tip(to=Party.POLICE, tip=tip, at=moment(stage.days.working(2), 22, 16))


def _grandmother(stage: Stage) -> None:
    """Karin writes down a call; it lies unread at the reception."""
    tip = Tip(
        what=texts.GRANDMOTHER,
        urgency=Urgency.SOON,
        municipality=AKERO,
        channel=Channel.PHONE,
        first_hand=False,
        subject_hint="Elton, 15, går i nian på Lindskolan",
        how_long="sedan sommarlovet",
        categories=(Worry.ABSENCE, Worry.OTHER),
    )
    stage.called_tip(who="karin", to=Party.SOCIAL_SERVICES, tip=tip, at=stage.days.lately(95))


def _absence(stage: Stage) -> None:
    """The school's head has just reported; it lies unread at the reception."""
    filed = stage.days.lately(40)
    child = ReportedChild(
        given_name="Wilma",
        family_name="Kallin",
        birth_date=stage.days.born(14, months=2),
        sex="girl",
        home_municipality=AKERO,
        school="Lindskolan",
    )
    with stage.scene("rut", filed) as (rut, at):
        report = report_by(
            rut,
            child=child,
            concern=texts.ABSENCE,
            telephone="010-000 30 10",
            source=Source.BOTH,
            observed_on=local_day(filed) - DAY,
            duration="Hela terminen, värre sedan höstlovet.",
            prior_actions="Två möten med hemmet, anpassat schema, kuratorn har träffat Wilma tre gånger.",
            guardians=(ReportedGuardian("Anna Kallin", "070-000 04 01"),),
        )
        file(actor=rut, report=report, to=AKERO_INTAKE, why="Hög frånvaro och rädd för resan hem.", at=at)


def _put_away(stage: Stage) -> None:
    """Per has seen that his reports came in, and what became of the one on Alva."""
    with stage.scene("per", moment(stage.days.working(2), 14, 0)) as (per, at):
        for line in received(actor=per, limit=10, kinds=(REPORT_RECEIPT.key, FEEDBACK.key)):
            receiving.read(actor=per, message_id=line.id)
            receiving.handle(actor=per, message_id=line.id, at=at)


def _sort_newest(actor: Actor, what: Sorting, why: str, at: dt.datetime) -> Matter:
    """Take up the newest tip and say what it is."""
    (newest,) = received(actor=actor, limit=1, before=at, kinds=("tip",))
    matter = receiving.take_up(actor=actor, message_id=newest.id, at=at)
    sorting.sort(actor=actor, matter_id=matter.id, sorting=what, why=why, seen=None, at=at)
    return matter
