"""Siv publishes a SIG that asks something of its own in steps of every kind that has a page."""

from samsyn.capabilities.method_desk import actions, queries
from samsyn.methods.writing import data_of

from .kim import TODAY

BY_NEED = {"probation", "enforcement_authority", "social_insurance"}


def asked(key, label, kind="text", *choices, required=True):
    """An extra field as it stands in the file."""
    return {
        "key": key,
        "label": label,
        "kind": kind,
        "required": required,
        "choices": [{"key": one.lower(), "label": one} for one in choices],
    }


def publish_sig(act, change, day=TODAY):
    """Åkerö's SIG from a day, as `change` leaves its data; nobody is always there who has no unit. Acts as Siv."""
    siv = act("siv")
    (place,) = queries.places(siv)
    actions.copy(actor=siv, place=place, method=queries.in_force(place, "sig", TODAY))
    draft = queries.draft(actor=siv, place=place, key="sig")
    data = data_of(draft.text)
    for party in data["parties"]:
        if party["kind"] in BY_NEED:
            party["attendance"] = "when_needed"
    change(data)
    actions.save(actor=siv, draft=draft, data=data)
    draft = queries.draft(actor=siv, place=place, key="sig")
    return actions.publish(actor=siv, draft=draft, valid_from=day, decided="Styrgruppen.")


def with_fields(**by_step):
    """A change that adds fields to steps, and lets the other steps be."""

    def change(data):
        for step in data["steps"]:
            step["extra_fields"] += by_step.get(step["key"], [])

    return change
