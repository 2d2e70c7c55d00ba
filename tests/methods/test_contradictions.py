"""A file that contradicts itself is refused with the line and the key, and told what to do."""

import pytest

SCREENING = """\
screening:
  consent: sharing
  offer: Vill du?
  declined: Ett nej är neutralt.
  preliminary_warning: Preliminärt.
  laboratory: Fråga laboratoriet.
  known_to: [social_services]
  answers: []
  matrices: []
  states:
    - {key: offered, label: Erbjuden, leads_to: [declined, taken]}
    - {key: declined, label: Avböjd, leads_to: []}
    - {key: taken, label: Taget, leads_to: [preliminary_negative, preliminary_positive, sent_to_lab, invalid]}
    - {key: preliminary_negative, label: Negativt, leads_to: [sent_to_lab]}
    - {key: preliminary_positive, label: Positivt, leads_to: [sent_to_lab]}
    - {key: sent_to_lab, label: Skickat, leads_to: [verified_negative, verified_positive]}
    - {key: verified_negative, label: Negativt, leads_to: []}
    - {key: verified_positive, label: Positivt, leads_to: []}
    - {key: invalid, label: Ogiltigt, leads_to: []}
  agreement: []
"""
CHOICES = """\
        choices:
          - {key: weekly, label: Varje vecka}
          - {key: daily, label: Varje dag}
"""
VISIT = """\
visit:
  shortest_minutes: 30
  longest_minutes: 60
  announced: Ring först.
  unannounced: Aldrig.
  unannounced_approved_by: manager
  planning: []
  address_kinds: []
  conduct: []
  may_be_told: []
  never_told: []
  information_given: []
  stop_rule:
    label: Avbrutet
    text: Sluta.
    afterwards: Gå hem.
    reasons: []
"""

# what is changed in the file, into what, a part of the line that the fault is on, its key, what it says
CONTRADICTIONS = {
    "nobody leads": ("lead: true", "lead: false", "parties:", "parties", "precis en part"),
    "two lead": (
        "name: Skolan, lead: false",
        "name: Skolan, lead: true",
        "parties:",
        "parties",
        "nu har 2 det",
    ),
    "the one who leads is not always there": (
        "lead: true, attendance: always",
        "lead: true, attendance: when_needed",
        "name: Råd och stöd",
        "parties.social_services.lead",
        "attendance: always",
    ),
    "a party without steps": (
        "takes_part: [guardian, police]",
        "takes_part: [guardian]",
        "kind: police",
        "parties.police",
        "inte med i något steg",
    ),
    "a step by one who is no party": (
        "by: [school_municipal, social_services]",
        "by: [leisure, social_services]",
        "by: [leisure",
        "steps.concern.by.leisure",
        "inte en part",
    ),
    "a step with one who is no party": (
        "takes_part: [guardian, police]",
        "takes_part: [guardian, police, youth]",
        "takes_part: [guardian, police",
        "steps.network.takes_part.youth",
        "inte en part",
    ),
    "a consent asked of one who is no party": (
        "asked_of: [guardian]",
        "asked_of: [youth]",
        "asked_of:",
        "consents.sharing.asked_of.youth",
        "inte en part",
    ),
    "a consent asked by one who is no party": (
        "asked_by: [social_services]",
        "asked_by: [leisure]",
        "asked_by:",
        "consents.sharing.asked_by.leisure",
        "inte en part",
    ),
    "a consent known to one who is no party": (
        "known_to: [social_services, school_municipal]",
        "known_to: [probation]",
        "known_to:",
        "consents.sharing.known_to.probation",
        "inte en part",
    ),
    "ages crossed": (
        "youngest: 10",
        "youngest: 18",
        "youngest:",
        "target_group.ages.youngest",
        "korsar varandra",
    ),
    "ages past the hard stop": (
        "oldest: 17",
        "oldest: 18",
        "oldest:",
        "target_group.ages.oldest",
        "aldrig till för den som fyllt 18",
    ),
    "an override by nobody": (
        "age_override_by: coordinator",
        "age_override_by: null",
        "age_override_by:",
        "target_group.age_override_by",
        "säg vem",
    ),
    "an override by somebody that nobody may do": (
        "override: with_reason\n      override_by: handler",
        "override: never\n      override_by: handler",
        "override_by: handler",
        "target_group.criteria.absence.override_by",
        "Skriv null",
    ),
    "an exclusion that leads to no track": (
        "leads_to_track: mark",
        "leads_to_track: makr",
        "leads_to_track: makr",
        "target_group.exclusions.violence.leads_to_track",
        "Menade du ”mark”?",
    ),
    "a criterion and an exclusion of one name": (
        "key: violence",
        "key: absence",
        "key: absence|2",
        "target_group.exclusions.absence.key",
        "redan namnet",
    ),
    "a condition that takes the name of the age": (
        "key: absence",
        "key: age",
        "key: age",
        "target_group.criteria.age.key",
        "redan namnet",
    ),
    "a step that nobody does": (
        "by: [school_municipal, social_services]",
        "by: []",
        "by: []",
        "steps.concern.by",
        "ingen gör steget",
    ),
    "a step done together by one": (
        "by: [social_services, school_municipal]",
        "by: [social_services]",
        "manner: together",
        "steps.network.manner",
        "minst två parter",
    ),
    "a party that both does a step and takes part": (
        "takes_part: [guardian, police]",
        "takes_part: [guardian, police, social_services]",
        "takes_part: [guardian, police",
        "steps.network.takes_part.social_services",
        "står redan i by",
    ),
    "a consent that does not exist": (
        "consents: [sharing]",
        "consents: [sharing, shraing]",
        "consents: [sharing",
        "steps.ask.consents.shraing",
        "Menade du ”sharing”?",
    ),
    "a consent that no step asks for": (
        "consents: [sharing]",
        "consents: []",
        "key: sharing",
        "consents.sharing",
        "inget steg frågar",
    ),
    "a consent that nobody asks": (
        "asked_by: [social_services]",
        "asked_by: []",
        "asked_by:",
        "consents.sharing.asked_by",
        "listan är tom",
    ),
    "a step that shares nothing": (
        "      categories: [school_situation]",
        "      categories: []",
        "      categories: []",
        "steps.network.shares.categories",
        "listan är tom",
    ),
    "a step that shares with nobody": (
        "by: [social_services, school_municipal]\n    manner: together\n    takes_part: [guardian, police]",
        "by: [social_services]\n    manner: one_of_them\n    takes_part: [guardian]",
        "shares:|5",
        "steps.network.shares",
        "bara en myndighet",
    ),
    "a time limit of law without its paragraph": (
        "citation: 20 kap. 3 § SoL",
        "citation: null",
        "amount: 4",
        "steps.extra.time_limit.citation",
        "anger lagrummet",
    ),
    "a time limit of ours with a paragraph": (
        "amount: 21, unit: calendar_days, after: ask, basis: our_default, citation: null",
        "amount: 21, unit: calendar_days, after: ask, basis: our_default, citation: 1 § SoL",
        "amount: 21",
        "steps.network.time_limit.citation",
        "anger lagrummet",
    ),
    "a choice among nothing": (
        CHOICES,
        "        choices: []\n",
        "choices: []",
        "steps.choose.extra_fields.how_much.choices",
        "har val i choices",
    ),
    "choices for a text": (
        "kind: choice",
        "kind: text",
        "choices:",
        "steps.choose.extra_fields.how_much.choices",
        "andra fält har []",
    ),
    "a step that requires an unknown step": (
        "requires: [ask]",
        "requires: [aks]",
        "requires: [aks]",
        "steps.extra.requires.aks",
        "Menade du ”ask”?",
    ),
    "steps in a circle": (
        "requires: []",
        "requires: [network]",
        "requires: [network]",
        "steps.concern.requires",
        "som i sin tur kräver",
    ),
    "a step behind one that is not in its track": (
        "tracks: [together]\n    requires: [concern]",
        "tracks: [mark]\n    requires: [concern]",
        "requires: [ask]",
        "steps.extra.requires.ask",
        "som det kräver, finns inte där. Ta med",
    ),
    "a step behind one that is optional": (
        "requires: [ask]\n    optional: false",
        "requires: [extra]\n    optional: false",
        "requires: [extra]",
        "steps.network.requires.extra",
        "är frivilligt",
    ),
    "a clock from an unknown step": (
        "after: concern",
        "after: concenr",
        "after: concenr",
        "steps.ask.time_limit.after",
        "Menade du ”concern”?",
    ),
    "a clock from a later step": (
        "after: concern",
        "after: network",
        "after: network",
        "steps.ask.time_limit.after",
        "kommer efter det här steget",
    ),
    "a step in an unknown track": (
        "tracks: [together, mark]",
        "tracks: [togehter, mark]",
        "tracks: [togehter",
        "steps.concern.tracks.togehter",
        "Menade du ”together”?",
    ),
    "a step in no track": (
        "tracks: [together]",
        "tracks: []",
        "tracks: []",
        "steps.choose.tracks",
        "inte i något spår",
    ),
    "a track that cannot be closed": (
        "kind: closing",
        "kind: notice",
        "key: mark",
        "tracks.mark",
        "går inte att avsluta",
    ),
    "content in a track that is only a mark": (
        "neutral_mark_only: false",
        "neutral_mark_only: true",
        "tracks: [together]",
        "steps.choose.tracks.together",
        "bara en markering",
    ),
    "a talk without the section about talks": (
        "kind: meeting",
        "kind: talk",
        "talks: null",
        "talks",
        "hör ihop",
    ),
    "a section about visits without a visit": ("visit: null\n", VISIT, "visit:", "visit", "hör ihop"),
    "a shortest visit longer than the longest": (
        "visit: null\n",
        VISIT.replace("30", "90"),
        "shortest_minutes",
        "visit.shortest_minutes",
        "längre än det längsta",
    ),
    "a screening whose consent does not exist": (
        "screening: null\n",
        SCREENING.replace("consent: sharing", "consent: shring"),
        "consent: shring",
        "screening.consent",
        "Menade du ”sharing”?",
    ),
    "a screening that the police know of": (
        "screening: null\n",
        SCREENING.replace("[social_services]", "[social_services, police]"),
        "known_to: [social_services, police]",
        "screening.known_to.police",
        "polisen får aldrig veta",
    ),
    "a screening known to one who is no party": (
        "screening: null\n",
        SCREENING.replace("[social_services]", "[leisure]"),
        "known_to: [leisure]",
        "screening.known_to.leisure",
        "inte en part",
    ),
    "a screening without one of its states": (
        "screening: null\n",
        "\n".join(line for line in SCREENING.split("\n") if "key: declined" not in line),
        "  states:",
        "screening.states",
        "läget saknas: declined",
    ),
    "a state of a screening that nothing leads to": (
        "screening: null\n",
        SCREENING.replace(", invalid]", "]"),
        "key: invalid",
        "screening.states.invalid",
        "leder hit",
    ),
    "a category required that is not asked for": (
        "required_categories: [school_situation]",
        "required_categories: [leisure]",
        "required_categories: [leisure]",
        "consents.sharing.required_categories.leisure",
        "måste också frågas efter",
    ),
    "a consent step that asks for nothing": (
        "kind: plan",
        "kind: consent",
        "consents: []|3",
        "steps.extra.consents",
        "minst ett samtycke",
    ),
    "a field in a step that no page asks": (
        "shares:\n      purpose: support\n      categories: [school_situation]\n    extra_fields: []",
        (
            "shares:\n      purpose: support\n      categories: [school_situation]\n    extra_fields:\n"
            "      - {key: room, label: Vilket rum, kind: text, required: false, choices: []}"
        ),
        "key: room",
        "steps.network.extra_fields.room",
        "har ingen sida som ställer egna frågor. Ta bort fältet här och lägg till det",
    ),
    "a step that stands before one that it requires": (
        "requires: [concern]\n    optional: false\n    time_limit: {amount: 5",
        "requires: [closing]\n    optional: false\n    time_limit: {amount: 5",
        "requires: [closing]",
        "steps.ask.requires.closing",
        "står efter",
    ),
    "a plan before anybody has said yes": (
        "kind: consent",
        "kind: review",
        "key: extra",
        "steps.extra",
        "ska stå före",
    ),
    "an agenda of a method that has no such meeting": (
        "agenda: []",
        "agenda:\n  - {key: a, heading: A, category: meeting, part: item, without_police: false}",
        "agenda:",
        "agenda",
        "inget möte som dagordningen hör till",
    ),
    "something for the police behind what they are not to hear": (
        "agenda: []",
        (
            "agenda:\n  - {key: a, heading: A, category: health, part: item, without_police: true}\n"
            "  - {key: b, heading: B, category: meeting, part: item, without_police: false}"
        ),
        "key: b,",
        "agenda.b",
        "Flytta upp den",
    ),
    "work with a plan and no selection": (
        "kind: selection",
        "kind: assessment",
        "steps:",
        "steps",
        "saknar ett steg av slaget urval",
    ),
    "points given in a selection": (
        "        kind: choice",
        "        kind: number",
        "kind: number",
        "steps.choose.extra_fields.how_much.kind",
        "utan poäng",
    ),
    "a drug test shared with the police": (
        "      categories: [school_situation]",
        "      categories: [drug_test]",
        "      categories: [drug_test]",
        "steps.network.shares.categories.drug_test",
        "lämnas aldrig till polisen",
    ),
}


def line_with(text: str, part: str) -> int:
    """The line that has the part; "part|2" is the second such line."""
    part, _, number = part.partition("|")
    lines = [place for place, line in enumerate(text.split("\n"), 1) if part in line]
    return lines[int(number or 1) - 1]


def test_the_small_method_itself_holds(faults_of, small_text) -> None:
    assert faults_of(metod=small_text) == ()


@pytest.mark.parametrize(("old", "new", "line", "key", "says"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_is_refused(faults_of, small_text, old, new, line, key, says) -> None:
    assert old in small_text
    changed = small_text.replace(old, new, 1)
    found = [(fault.line, fault.key) for fault in faults_of(metod=changed) if says in fault.message]
    assert (line_with(changed, line), key) in found


def test_a_screening_with_the_police_in_the_room_is_refused(faults_of, small_text) -> None:
    changed = small_text.replace("screening: null\n", SCREENING).replace(
        "takes_part: [guardian]", "takes_part: [guardian, police]", 1
    )
    changed = changed.replace("known_to: [social_services, school_municipal]", "known_to: [police]")
    assert {(fault.key, fault.message) for fault in faults_of(metod=changed)} == {
        ("consents.sharing.known_to", "polisen får aldrig veta något om en drogscreening. Ta bort police."),
        ("steps.ask.by", "polisen är aldrig med när drogscreening erbjuds. Ta bort police ur steget."),
    }


def test_a_screening_that_holds_is_taken(faults_of, small_text) -> None:
    assert faults_of(metod=small_text.replace("screening: null\n", SCREENING)) == ()


def test_several_contradictions_are_all_told_in_the_order_of_the_file(faults_of, small_text) -> None:
    changed = small_text.replace("youngest: 10", "youngest: 18").replace(
        "consents: [sharing]", "consents: []"
    )
    changed = changed.replace("requires: [ask]\n    optional: false", "requires: [asc]\n    optional: false")
    assert [fault.key for fault in faults_of(metod=changed)] == [
        "target_group.ages.youngest",
        "consents.sharing",
        "steps.ask.consents",
        "steps.network.requires.asc",
    ]
