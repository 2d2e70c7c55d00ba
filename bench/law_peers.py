"""The twelve provisions written for three policy engines: Cedar, Casbin and Rego (by rego-cpp).

Each text says the same: which parties, categories and purposes, ages, requests and facts a provision needs.
A fact that is not known is absent, and opens nothing. Each peer answers open or closed.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import casbin
import cedarpy
import regopy

from samsyn.law import Question
from samsyn.law.provision import Provision
from samsyn.law.vocabulary import Kind

Asked = dict[str, Any]
Peer = Callable[[Any], bool]


def asked(question: Question) -> Asked:
    """A question as plain values; each fact under its own name."""
    return {
        "on": question.on.toordinal(),
        "sender": question.sender.value,
        "recipient": question.recipient.value,
        "category": question.category.value,
        "purpose": question.purpose.value,
        "age": question.age,
        "requested": question.requested_by_recipient,
        "facts": {fact.value: value for fact, value in question.facts.items()},
    }


def rules(provisions: Iterable[Provision]) -> list[Provision]:
    """The provisions so that each stands alone: where a block has to be judged first, that is a condition."""
    found = list(provisions)
    blocks = [p for p in found if p.kind is Kind.BLOCK]
    for block in blocks:
        for p in list(found):
            asked_of = p.senders & block.asked_of
            if p.kind not in (Kind.BLOCK, *block.cleared_by) and asked_of:
                found.remove(p)
                found.append(replace(p, senders=p.senders - asked_of))
                found.append(replace(p, senders=asked_of, forbids=(*p.forbids, *block.requires)))
    return [p for p in found if p.senders]


def _conditions(
    p: Provision,
    among: Callable[[str, Iterable[str]], str],
    prefix: str,
    true: Callable[[str], str],
    false: Callable[[str], str],
    negate: str,
) -> list[str]:
    """Everything a provision needs, in the words of a language."""
    assert set(p.stated_by) <= set(p.requires), p.id  # else its purposes would need more words
    lines = [
        f"{prefix}on >= {p.first_day.toordinal()}",
        among("sender", p.senders),
        among("recipient", p.recipients),
        among("category", p.categories),
        among("purpose", p.purposes | p.stated_purposes),
    ]
    if p.from_age is not None:
        lines.append(f"{prefix}age >= {p.from_age}")
    if p.under_age is not None:
        lines.append(f"{prefix}age < {p.under_age}")
    if p.requested is not None:
        lines.append(f"{'' if p.requested else negate}{prefix}requested")
    lines += [true(fact) for fact in p.requires]
    lines += [false(fact) for fact in p.forbids]
    return lines + [f"{negate}{true(fact)}" for fact in p.unless]


def cedar(provisions: Iterable[Provision]) -> tuple[Peer, Callable[[Asked], Any]]:
    """Cedar by cedarpy: one policy a provision, parsed once; the parties are principal and resource."""
    policies = cedarpy.PolicySet.from_str("\n".join(_cedar_policy(p) for p in rules(provisions)))
    entities = cedarpy.Entities.from_json_str("[]")
    context = ("on", "category", "purpose", "age", "requested")

    def prepare(values: Asked) -> dict[str, Any]:
        return {
            "principal": {"type": "Party", "id": values["sender"]},
            "action": {"type": "Action", "id": "share"},
            "resource": {"type": "Party", "id": values["recipient"]},
            "context": {**{key: values[key] for key in context}, **values["facts"]},
        }

    def answer(request: dict[str, Any]) -> bool:
        return bool(cedarpy.is_authorized(request, policies, entities).allowed)

    return answer, prepare


def _cedar_policy(p: Provision) -> str:
    parties = {"sender": "principal", "recipient": "resource"}

    def among(key: str, words: Iterable[str]) -> str:
        if key in parties:
            return f"[{', '.join(f'Party::{json.dumps(word)}' for word in sorted(words))}].contains({parties[key]})"
        return f"{json.dumps(sorted(words))}.contains(context.{key})"

    def true(fact: str) -> str:
        return f"(context has {fact} && context.{fact})"

    def false(fact: str) -> str:
        return f"(context has {fact} && !context.{fact})"

    lines = _conditions(p, among, "context.", true, false, "!")
    effect = "forbid" if p.kind is Kind.BLOCK else "permit"
    return f'@id("{p.id}")\n{effect}(principal, action, resource) when {{ {" && ".join(lines)} }};'


def rego(provisions: Iterable[Provision]) -> tuple[Peer, Callable[[Asked], Any]]:
    """Rego by regopy, the Python side of rego-cpp: the query is compiled into a bundle once."""

    def among(key: str, words: Iterable[str]) -> str:
        return f"input.{key} in {{{', '.join(json.dumps(word) for word in sorted(words))}}}"

    bodies = []
    for p in rules(provisions):
        lines = _conditions(
            p, among, "input.", "input.facts.{} == true".format, "input.facts.{} == false".format, "not "
        )
        name = "blocked" if p.kind is Kind.BLOCK else "ground"
        bodies.append(f"{name} if {{\n  " + "\n  ".join(lines) + "\n}")
    opening = "open if {\n  ground\n  not blocked\n}"
    engine = regopy.Interpreter()
    engine.add_module("law", "\n".join(["package law", "import rego.v1", opening, *bodies]))
    bundle = engine.build("data.law.open")

    def answer(form: regopy.Input) -> bool:
        engine.set_input(form)
        return bool(engine.query_bundle(bundle)[0].expressions)  # none unless it holds

    return answer, regopy.Input


CASBIN_MODEL = """[request_definition]
r = q
[policy_definition]
p = always
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = """


class CasbinQuestion:
    """A question whose facts Casbin's rules can look at; one that is not known is neither true nor false."""

    def __init__(self, values: Asked, facts: Iterable[str]) -> None:
        for key, value in values.items():
            setattr(self, key, value)
        for fact in facts:
            setattr(self, fact, values["facts"].get(fact, "unknown"))


def casbin_peer(provisions: Iterable[Provision]) -> tuple[Peer, Callable[[Asked], Any]]:
    """Casbin: one matcher with every rule; as policies with `eval`, each is parsed anew each time, and slower."""

    def among(key: str, words: Iterable[str]) -> str:
        return f"r.q.{key} in ({', '.join(repr(str(word)) for word in sorted(words))},)"

    grounds, blocks = [], []
    alone = rules(provisions)
    for p in alone:
        lines = _conditions(p, among, "r.q.", "r.q.{} == True".format, "r.q.{} == False".format, "not ")
        (blocks if p.kind is Kind.BLOCK else grounds).append(f"({' and '.join(lines)})")
    matcher = f"({' or '.join(grounds)}) and not ({' or '.join(blocks)})"
    enforcer = casbin.Enforcer(casbin.Enforcer.new_model(text=CASBIN_MODEL + matcher))
    enforcer.add_policy("always")
    facts = {str(fact) for p in alone for fact in (*p.requires, *p.forbids, *p.unless)}
    return lambda form: bool(enforcer.enforce(form)), lambda values: CasbinQuestion(values, facts)
