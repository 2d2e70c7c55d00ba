"""Drug screening: social services only, by consent, preliminary until the laboratory has answered."""

import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import get_resolver

from samsyn.capabilities.home_visits import queries
from samsyn.capabilities.home_visits.actions import answering, joining, screening, taking_in
from samsyn.capabilities.home_visits.actions.answering import Answer
from samsyn.capabilities.home_visits.actions.screening import Said, Sample
from samsyn.capabilities.home_visits.kinds import Reply, Time
from samsyn.capabilities.home_visits.models import (
    Screening,
    ScreeningAnswer,
    ScreeningConsent,
    ScreeningStep,
    Visit,
)
from samsyn.capabilities.home_visits.refusals import Decided, VisitRefused
from samsyn.capabilities.home_visits.the_method import of_case
from samsyn.foundation.audit.models import AuditInbox
from samsyn.foundation.cases.models import Entry, Task
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.kinds import all_kinds
from samsyn.foundation.messages.models import SentMessage
from samsyn.law import Category
from samsyn.methods.vocabulary import ScreeningState

from .kim import AFTER, AT, TIME_1, TIME_2, begin, plan, register_kim, send

pytestmark = pytest.mark.django_db

ALL_YES = (Said("youth", "", True), Said("guardian", "Mona Åberg", True))
TAKEN = Sample(matrix="urine", supervised=True, id_checked=True, site="Ungdomsmottagningen")
METHOD = of_case("linkopingsmodellen", "akero", "1")


def booked(act):
    sara = act("sara")
    visit = begin(sara, register_kim(sara))
    plan(sara, visit)
    message_id = send(sara, visit)
    per = act("per")
    kim = joining.register_from(
        actor=per, message=reading.open_message(actor=per, message_id=message_id), at=AT
    )
    time = Time(TIME_1, TIME_1 + (TIME_2 - TIME_2) + (AFTER - TIME_1) / 2)
    theirs = answering.answer_proposal(
        actor=per, message_id=message_id, answer=Answer(Reply.ACCEPT, (time,)), person_id=kim, at=AT
    )
    sara = act("sara")
    taking_in.take_in_answers(actor=sara, at=AT)
    return sara, visit, theirs


def offer(actor, visit, answer=ScreeningAnswer.ACCEPTED, said=ALL_YES):
    return screening.offer(actor=actor, visit_id=visit, answer=answer, said=said, at=TIME_1)


def advance(actor, visit, to, sample=None):
    screening.advance(actor=actor, visit_id=visit, to=ScreeningState(to), sample=sample or Sample(), at=AFTER)


def refused(statement, *parameters):
    with pytest.raises(DatabaseError) as error, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, parameters)
    return str(error.value)


def test_the_young_persons_own_yes_is_needed_and_a_guardians(act):
    sara, visit, _theirs = booked(act)
    with pytest.raises(VisitRefused, match="själv säga ja"):
        offer(sara, visit, said=(Said("guardian", "Mona", True),))
    with pytest.raises(VisitRefused, match="under 18"):
        offer(sara, visit, said=(Said("youth", "", True),))
    with pytest.raises(VisitRefused, match="inga följder"):
        offer(sara, visit, said=(*ALL_YES, Said("guardian", "Jens", False)))
    assert Screening.objects.count() == 0


def test_a_no_is_kept_with_no_sample_no_task_and_no_word_on_the_time_line(act):
    sara, visit, _theirs = booked(act)
    tasks, entries = Task.objects.count(), Entry.objects.count()
    offer(sara, visit, ScreeningAnswer.DECLINED, (Said("youth", "", False),))
    assert Screening.objects.get().state == "declined"
    assert (Task.objects.count(), Entry.objects.count()) == (tasks, entries)
    with pytest.raises(VisitRefused, match="kan inte komma nu"):
        advance(sara, visit, "taken", TAKEN)


def test_later_can_become_a_yes(act):
    sara, visit, _theirs = booked(act)
    offer(sara, visit, ScreeningAnswer.LATER, ())
    offer(sara, visit)
    assert Screening.objects.get().answer == "accepted"


def test_a_sample_is_taken_under_supervision_with_identity_checked(act):
    sara, visit, _theirs = booked(act)
    offer(sara, visit)
    with pytest.raises(VisitRefused, match="uppsikt"):
        advance(sara, visit, "taken", Sample(matrix="urine"))
    advance(sara, visit, "taken", TAKEN)
    assert ScreeningStep.objects.count() == 2


@pytest.mark.parametrize("quick", ["preliminary_positive", "preliminary_negative"])
def test_a_quick_test_is_preliminary_until_the_laboratory_has_answered(act, quick):
    sara, visit, _theirs = booked(act)
    offer(sara, visit)
    advance(sara, visit, "taken", TAKEN)
    advance(sara, visit, quick)
    page = queries.screening_page(actor=sara, visit_id=visit, method=METHOD)
    assert page.preliminary is True
    with pytest.raises(VisitRefused):
        advance(sara, visit, "verified_positive")
    with pytest.raises(VisitRefused, match="inte svarat än"):
        screening.tell(actor=sara, visit_id=visit, at=AFTER)
    with pytest.raises(VisitRefused, match="nummer"):
        advance(sara, visit, "sent_to_lab")
    advance(sara, visit, "sent_to_lab", Sample(lab_reference="L-17"))
    assert queries.screening_page(actor=sara, visit_id=visit, method=METHOD).preliminary is True
    advance(sara, visit, "verified_negative")
    assert queries.screening_page(actor=sara, visit_id=visit, method=METHOD).preliminary is False
    screening.tell(actor=sara, visit_id=visit, at=AFTER)


def test_the_page_shows_the_warning_while_the_answer_is_preliminary(act, enter_as):
    sara, visit, _theirs = booked(act)
    offer(sara, visit)
    advance(sara, visit, "taken", TAKEN)
    advance(sara, visit, "preliminary_positive")
    page = enter_as("sara").get(f"/hembesok/{visit}/prov/").content.decode()
    assert METHOD.screening.preliminary_warning.split(".")[1].strip() in page


def test_the_database_refuses_a_verified_answer_without_a_laboratory(act):
    sara, visit, _theirs = booked(act)
    offer(sara, visit)
    assert "verified_only_by_a_laboratory" in refused(
        "UPDATE home_visits_screening SET state = 'verified_positive' WHERE visit_id = %s", visit
    )


def test_a_yes_taken_back_stops_everything(act):
    sara, visit, _theirs = booked(act)
    offer(sara, visit)
    advance(sara, visit, "taken", TAKEN)
    consent = ScreeningConsent.objects.get(capacity="youth")
    screening.take_back(actor=sara, visit_id=visit, consent_id=consent.id, at=AFTER)
    with pytest.raises(VisitRefused, match="tagits tillbaka"):
        advance(sara, visit, "sent_to_lab", Sample(lab_reference="L-17"))
    advance(sara, visit, "invalid")


def test_a_colleague_does_not_read_the_answer_or_go_on_with_it(act):
    sara, visit, _theirs = booked(act)
    offer(sara, visit)
    samir = act("samir")
    assert queries.screening_page(actor=samir, visit_id=visit, method=METHOD) is None
    with pytest.raises(Screening.DoesNotExist):
        advance(samir, visit, "taken", TAKEN)
    with pytest.raises(Decided):
        offer(samir, visit, ScreeningAnswer.DECLINED, ())


def test_the_police_can_neither_offer_nor_read_one_of_their_own(act):
    _sara, visit, theirs = booked(act)
    offer(act("sara"), visit)
    assert Screening.objects.count() == 1
    per = act("per")
    assert (Screening.objects.count(), ScreeningConsent.objects.count(), ScreeningStep.objects.count()) == (
        0,
        0,
        0,
    )
    with pytest.raises(Visit.DoesNotExist):
        offer(per, theirs)
    said = refused(
        "INSERT INTO home_visits_screening (id, unit_id, visit_id, answer, state, offered_at, worker_id, offered_by, "
        "matrix, site, lab_reference, told_by) "
        "VALUES (%s, %s, %s, 'declined', 'declined', now(), %s, '', '', '', '', '')",
        uuid.uuid4(),
        per.unit_id,
        theirs,
        per.worker_id,
    )
    assert "social_services_only" in said


@pytest.mark.parametrize("name", ["liv", "rut", "per", "bea"])
def test_no_other_unit_reads_a_row_of_it(act, name):
    sara, visit, _theirs = booked(act)
    offer(sara, visit)
    assert Screening.objects.count() == 1
    act(name)
    assert (Screening.objects.count(), ScreeningConsent.objects.count(), ScreeningStep.objects.count()) == (
        0,
        0,
        0,
    )


def test_no_kind_of_message_carries_it():
    visit_kinds = [kind for kind in all_kinds() if kind.key.startswith("visit_")]
    assert len(visit_kinds) == 2
    for kind in visit_kinds:
        assert Category.DRUG_TEST not in kind.categories
        assert not any(word in str(kind.payload.__annotations__) for word in ("screening", "drug", "sample"))


def test_nothing_of_it_is_in_anything_that_was_sent_or_logged_beyond_that_it_was_done(act):
    sara, visit, _theirs = booked(act)
    offer(sara, visit, ScreeningAnswer.DECLINED, (Said("youth", "", False),))
    assert "declined" not in str(list(SentMessage.objects.values_list("payload", flat=True)))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('audit_auditinbox', 'SELECT')")
        if cursor.fetchone()[0]:
            rows = AuditInbox.objects.filter(object_kind="screening").values_list("details", flat=True)
            assert "declined" not in str(list(rows))


def test_every_address_of_it_is_closed_to_the_police(act, enter_as):
    _sara, _visit, theirs = booked(act)
    per = enter_as("per")
    known = get_resolver().namespace_dict["home_visits"][1].reverse_dict
    names = [name for name in known if isinstance(name, str) and name.startswith("screening")]
    assert len(names) == 6
    for address in (
        "prov/",
        "prov/avtal/",
        "prov/avtal/avsluta/",
        "prov/steg/",
        "prov/berattat/",
        f"prov/samtycke/{uuid.uuid4()}/",
    ):
        for answer in (
            per.get(f"/hembesok/{theirs}/{address}"),
            per.post(f"/hembesok/{theirs}/{address}", {}),
        ):
            assert answer.status_code in (404, 405)
            assert "screening" not in answer.content.decode().lower()
