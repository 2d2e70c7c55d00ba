"""What Åkerö has published itself: SIG with a question of its own, and SSPF."""

from samsyn.capabilities.method_desk import actions, queries
from samsyn.methods.writing import data_of

from .days import moment
from .stage import Stage

BY_NEED = {"probation", "enforcement_authority", "social_insurance"}
TRUSTS = {
    "key": "trusts",
    "label": "Vem litar den unge på?",
    "kind": "text",
    "required": False,
    "choices": [],
}


def tell(stage: Stage) -> None:
    """Siv calls three in by need, asks whom the young person trusts and publishes SIG; Bea publishes SSPF."""
    with stage.scene("siv", moment(stage.days.working(30), 10, 15)) as (siv, at):
        (place,) = queries.places(siv)
        actions.copy(actor=siv, place=place, method=queries.in_force(place, "sig", at.date()))
        draft = queries.draft(actor=siv, place=place, key="sig")
        data = data_of(draft.text)
        for party in data["parties"]:
            if party["kind"] in BY_NEED:
                party["attendance"] = "when_needed"
        for step in data["steps"]:
            step["extra_fields"] += [TRUSTS] if step["key"] == "first_contact" else []
        actions.save(actor=siv, draft=draft, data=data)
        actions.publish(
            actor=siv,
            draft=queries.draft(actor=siv, place=place, key="sig"),
            valid_from=at.date(),
            decided="Styrgruppen för SIG i Åkerö har bestämt det.",
        )
    with stage.scene("bea", moment(stage.days.working(29), 13, 40)) as (bea, at):
        (place,) = queries.places(bea)
        actions.copy(actor=bea, place=place, method=queries.in_force(place, "sspf", at.date()))
        draft = queries.draft(actor=bea, place=place, key="sspf")
        data = data_of(draft.text)
        data["target_group"]["ages"]["oldest"] = 17
        actions.save(actor=bea, draft=draft, data=data)
        actions.publish(
            actor=bea,
            draft=queries.draft(actor=bea, place=place, key="sspf"),
            valid_from=at.date(),
            decided="Styrgruppen för SSPF i Åkerö har bestämt det.",
        )
