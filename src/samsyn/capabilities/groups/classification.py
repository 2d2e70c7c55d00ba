"""Whose secrecy each field protects, how long it is kept and how it is pseudonymised."""

from samsyn.foundation.units.classification import CODE, KEY, MOMENT, NAME, STAFF_NAME, TEXT, UNIT, Classified

ROW = {"id": KEY, "unit": UNIT}
OF_GROUP = ROW | {"group": KEY}
OF_PLAN = ROW | {"plan": KEY}


def _of(**fields: str) -> dict[str, Classified]:
    """Fields by kind: `code="a b"` says that a and b are codes."""
    kinds = {"code": CODE, "key": KEY, "at": MOMENT, "text": TEXT, "name": NAME, "staff": STAFF_NAME}
    return {name: kinds[kind] for kind, names in fields.items() for name in names.split()}


FIELDS = {
    "Consultation": ROW
    | _of(
        code="method_key asked_by",
        text="question advice kept_why",
        at="asked_on written_at",
        staff="written_by",
    ),
    "GroupCase": ROW
    | _of(
        key="case person consultation lead_unit_id invitation_id",
        code="side track nominated_by selected lead_unit_name",
        name="nominated_by_who",
        text="why known_to ground",
        at="nominated_on selected_at place_at enrolled_on closed_at began_at",
        staff="began_by",
    ),
    "CriterionAnswer": OF_GROUP | _of(code="key question met age in_the_way", text="words reason"),
    "Selection": OF_GROUP | _of(code="chosen", text="why alternative", at="decided_at", staff="decided_by"),
    "PlaceGiven": OF_GROUP | _of(code="passed", text="why", at="given_at", staff="given_by"),
    "ContactAttempt": OF_GROUP
    | _of(code="channel reached", name="who", text="came_of_it", at="tried_at", staff="written_by"),
    "MappingNote": OF_GROUP
    | _of(
        code="area",
        text="works_well worries wishes",
        name="source",
        at="said_on written_at",
        staff="written_by",
    ),
    "Instrument": OF_GROUP | _of(code="name", text="kept_where", at="used_on written_at", staff="written_by"),
    "Enrolment": OF_GROUP
    | _of(code="legal_form delegation_point", at="decided_on written_at", staff="decided_by written_by"),
    "Member": OF_GROUP
    | _of(
        key="member_unit_id invitation_id answer_id",
        code="member_unit_name party function answer decline",
        at="from_at answered_at ended_at",
        staff="answered_by",
        text="ended_why",
    ),
    "Plan": OF_GROUP
    | _of(
        code="number",
        text="crisis_plan on_relapse guardians_do",
        at="next_meeting_at begun_at adopted_at",
        staff="begun_by adopted_by",
    ),
    "Goal": OF_PLAN | _of(key="key", code="area frozen", text="words", at="by_on"),
    "GoalRating": OF_GROUP | _of(key="goal_key", code="value", at="said_on written_at", staff="written_by"),
    "PlanCommitment": OF_PLAN | _of(key="commitment", code="frozen"),
    "PlanSignature": OF_PLAN | _of(code="signer how", name="name", at="signed_on", staff="written_by"),
    "PlanSending": OF_PLAN | _of(key="member_unit_id message_id", code="member_unit_name", at="sent_at"),
    "Review": OF_GROUP
    | _of(
        code="goals_own consent_holds go_on",
        text="school_or_work better worse youth_view guardian_view why",
        at="held_on written_at",
        staff="written_by",
    ),
    "GroupClosing": OF_GROUP
    | _of(
        code="reason planned after_check",
        text="why youth_view youth_view_missing",
        name="keeps_contact",
        at="closed_at",
        staff="closed_by",
    ),
    "AfterCheck": OF_GROUP
    | _of(code="step_key reached wants_contact", text="how_it_is", at="due_on done_at", staff="done_by"),
}
