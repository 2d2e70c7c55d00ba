"""Siv publishes a method that asks something of its own in its steps."""

from django.utils import timezone

from samsyn.capabilities.method_desk import actions, queries
from samsyn.methods.writing import data_of

TODAY = timezone.localdate()


def asked(key, label, kind="text", *choices, required=True):
    """An extra field as it stands in the file."""
    return {
        "key": key,
        "label": label,
        "kind": kind,
        "required": required,
        "choices": [{"key": one.lower(), "label": one} for one in choices],
    }


def publish_own(act, change, key="sig", day=TODAY):
    """Åkerö's own version from a day, as `change` leaves its data. Acts as Siv."""
    siv = act("siv")
    (place,) = queries.places(siv)
    actions.copy(actor=siv, place=place, method=queries.in_force(place, key, TODAY))
    draft = queries.draft(actor=siv, place=place, key=key)
    data = data_of(draft.text)
    change(data)
    actions.save(actor=siv, draft=draft, data=data)
    draft = queries.draft(actor=siv, place=place, key=key)
    assert draft.faults == (), draft.faults
    return actions.publish(actor=siv, draft=draft, valid_from=day, decided="Styrgruppen.")


def with_fields(**by_step):
    """A change that adds fields to steps, and lets the other steps be."""

    def change(data):
        for step in data["steps"]:
            step["extra_fields"] += by_step.get(step["key"], [])

    return change
