"""The whole body of rules in plain Swedish: by direction and provision by provision, as Markdown."""

from collections.abc import Iterable
from datetime import date

from samsyn.law.book import Book
from samsyn.law.conditions import conditions, period
from samsyn.law.deadlines import Deadline, catalogue
from samsyn.law.provision import Clause, Point, Provision
from samsyn.law.vocabulary import Category, Kind, Labelled, Outcome, Party, Purpose

WIDE = 100  # directions: a provision that joins so many pairs of parties is printed once, for all of them
KIND_WORDS = {
    Kind.DUTY: "ska",
    Kind.DUTY_ON_REQUEST: "ska på begäran",
    Kind.PERMISSION: "får",
    Kind.CONSENT: "får med samtycke",
    Kind.PROCESS: "bör",
    Kind.BLOCK: "får inte",
}
SURE = {
    "H": "lagtexten är läst",
    "M": "en god andrahandskälla är läst",
    "A": "egen analys, behöver en jurist",
    "U": "inte kontrollerad",
}


def text(book: Book, on: date | None) -> str:
    """Everything, with the newest wordings by direction; with a day only what holds on that day."""
    chosen = [p for p in book.provisions if on is None or p.in_force(on)]
    crossing = [p for p in chosen if p.senders and p.recipients and (on or p.last_day is None)]
    points = [point for point in book.points if on is None or point.in_force(on)]
    limits = [limit for limit in catalogue() if (limit.in_force(on) if on else limit.last_day is None)]
    parts = [
        f"# Regelverket den {on}" if on else "# Regelverket",
        "## 1. Riktning för riktning",
        "### Mellan många parter",
        "\n".join(_line(p) for p in crossing if is_wide(p)),
        *_directions([p for p in crossing if not is_wide(p)]),
        "## 2. Bestämmelse för bestämmelse",
        *(_entry(book, p) for p in sorted(chosen, key=lambda p: (p.file, p.paragraph, p.first_day))),
        "## 3. Oklara punkter",
        "\n".join(_point(point) for point in points),
        "## 4. Tidsgränser",
        "\n".join(_limit(limit) for limit in limits),
        "## 5. Frågor till den som bedömer",
        "\n".join(_clause(clause) for clause in book.clauses.values()),
        "## 6. Ord",
        *_words(),
    ]
    return "\n\n".join(parts) + "\n"


def is_wide(p: Provision) -> bool:
    """Whether a provision joins so many pairs of parties that it is printed once, for all of them."""
    return len(p.senders) * len(p.recipients) >= WIDE


def _directions(provisions: list[Provision]) -> Iterable[str]:
    for sender in Party:
        for recipient in Party:
            lines = [_line(p) for p in provisions if sender in p.senders and recipient in p.recipients]
            if lines:
                yield f"### Från {sender.label} till {recipient.label}"
                yield "\n".join(lines)


def _line(p: Provision) -> str:
    return f"- **{p.citation}** ({KIND_WORDS[p.kind]}, `{p.id}`, {period(p)}): {p.wording}"


def _entry(book: Book, p: Provision) -> str:
    lines = [
        *conditions(p, book.clauses),
        f"- Anteckna: {' '.join(p.record)}",
        f"- Källa: {p.source}. Säkerhet: {SURE[p.confidence]}.",
    ]
    if p.note:
        lines.append(f"- Att tänka på: {p.note}")
    head = f"### {p.citation}\n\n`{p.id}`, {p.kind.label}, {period(p)}."
    return f"{head}\n\n{p.wording[0].upper()}{p.wording[1:]}\n\n" + "\n".join(lines)


def _point(point: Point) -> str:
    who = "kommunens jurist kan avgöra den för kommunen" if point.settleable else "avgörs i varje fall"
    sides = [
        f"\n  - {lead}: {said}"
        for lead, said in (("För att öppna", point.speaks_for), ("För att inte öppna", point.speaks_against))
        if said
    ]
    return f"- `{point.id}`: {point.why} ({period(point)}; {who}){''.join(sides)}"


def _limit(limit: Deadline) -> str:
    basis = limit.basis if limit.law else "vårt förslag, ingen lagregel"
    return f"- **{limit.name}** (`{limit.id}`): {limit.wording} Räknas från: {limit.starts}. Grund: {basis}."


def _clause(clause: Clause) -> str:
    what = "bedöms" if clause.judgement else "är känt eller inte"
    return f"- `{clause.fact}` ({what}): {clause.question} Ja: {clause.when_true}. Nej: {clause.when_false}."


def _words() -> Iterable[str]:
    lists: tuple[tuple[str, type[Labelled]], ...] = (
        ("Parter", Party),
        ("Slag av uppgift", Category),
        ("Ändamål", Purpose),
        ("Svar", Outcome),
    )
    for name, kind in lists:
        yield f"### {name}"
        yield "\n".join(f"- `{word}`: {word.label}" for word in kind)
