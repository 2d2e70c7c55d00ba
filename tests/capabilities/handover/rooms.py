"""A hand-over from Sara to Samir, as a test needs it."""

from samsyn.capabilities.handover.actions import HandOverFacts, hand_over
from tests.cases.rooms import NOW, TODAY

IMPORTANT = "Kim ringer på fredagar. Skolan väntar på besked."


def facts(giver, receiver_id, important, **changed):
    told = {
        "giver_id": giver.worker_id,
        "giver_name": giver.name,
        "receiver_id": receiver_id,
        "from_on": TODAY,
        "why": "leaves",
        "why_more": "",
        "everything": False,
        "important": important,
        "tasks": {},
        "loose": (),
    }
    return HandOverFacts(**told | changed)


def give(actor, giver, receiver_id, cases, at=NOW, **changed):
    important = dict.fromkeys(cases, IMPORTANT)
    return hand_over(actor=actor, facts=facts(giver, receiver_id, important, **changed), at=at)
