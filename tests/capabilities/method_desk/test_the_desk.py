"""Bea changes a method on the pages: told what is wrong, shown what is different, published from a day."""

import pytest
from django.utils import timezone

from samsyn.capabilities.method_desk.models import MethodDraft, MethodVersion
from samsyn.capabilities.method_desk.published import as_read
from samsyn.foundation.audit import log
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.models import Case
from samsyn.methods import loader
from samsyn.methods.faults import UnknownMethodError
from samsyn.methods.library import shipped
from samsyn.methods.target_group import Verdict, examine
from samsyn.methods.writing import data_of, dated, whole, written
from tests.capabilities.own_fields import asked

from .desk import DAY, DECIDED, TODAY, WHERE, begin, change, fields_of, publish, text

pytestmark = pytest.mark.django_db
KEY = "ung_och_trygg"


@pytest.fixture
def bea(enter_as):
    return enter_as("bea")


@pytest.fixture
def siv(enter_as):
    return enter_as("siv")


def without(client, key, address, field, word):
    """Untick one word in a part and save."""
    url = f"{WHERE}{key}/andra/{address}/"
    told = fields_of(client.get(url).content.decode())
    told[field].remove(word)
    assert client.post(url, told).status_code == 302


def open_under(actor, method):
    begun = cases.open_case(
        actor=actor,
        person_id=None,
        method_key=method.key,
        method_municipality="akero",
        method_version=str(method.version),
        at=timezone.now(),
    )
    return Case.objects.get(id=begun.id)


def of_case(case):
    return loader.method_version(case.method_key, case.method_municipality, int(case.method_version))


def test_bea_makes_ung_och_trygg_on_the_pages_and_a_case_begins_under_it(bea, act):
    assert begin(bea, "sspf", "Ung och trygg").headers["Location"] == f"{WHERE}{KEY}/andra/"
    assert change(bea, KEY, "target_group", ages__oldest=15).status_code == 302
    assert change(bea, KEY, "steps.consent", time_limit__amount=7).status_code == 302
    assert change(bea, KEY, "metoden", capacity=8, purpose="En skola som fungerar.").status_code == 302
    where = f"{WHERE}{KEY}/andra/steps.mapping.extra_fields/ny/"
    asked = "Vilken skola trivs du på?"
    assert bea.post(where, {"label": asked, "kind": "text", "revision": 4}).status_code == 302
    assert bea.post(f"{WHERE}{KEY}/andra/parties.association/ta-bort/", {"revision": 5}).status_code == 302
    assert "”föreningen” är inte en part i metoden" in text(bea.get(f"{WHERE}{KEY}/andra/"))
    assert publish(bea, KEY).status_code == 422
    without(bea, KEY, "steps.network_meeting", "takes_part", "association")
    without(bea, KEY, "steps.commitments", "takes_part", "association")
    without(bea, KEY, "consents.together", "known_to", "association")
    desk = text(bea.get(f"{WHERE}{KEY}/andra/"))
    assert "att rätta" not in desk
    for said in (
        "Namn: SSPF → Ung och trygg",
        "Ålder: 10–18 → 10–15",
        "Tid: inom 14 dagar efter Är SSPF rätt stöd? → inom 7 dagar efter Är SSPF rätt stöd?",
        "Högst så många samtidigt: ingen → 8",
        f"fältet ”{asked}”: nytt",
        "Parten ”En förening”: borttaget",
    ):
        assert said in desk, said
    assert publish(bea, KEY).headers["Location"] == f"{WHERE}{KEY}/version/1/"
    sara = act("sara")
    assert not MethodDraft.objects.exists()
    method = loader.method(KEY, "akero", on=TODAY)
    assert (method.title, method.capacity, method.target_group.ages.oldest) == ("Ung och trygg", 8, 15)
    born = TODAY.replace(year=TODAY.year - 13, day=1)
    assert examine(method, born, TODAY, {}).verdict is Verdict.NEEDS_HUMAN
    assert of_case(open_under(sara, method)) == method


def test_a_case_stays_under_the_version_it_began_under_when_a_new_one_is_published(bea, act):
    begin(bea, "sspf")
    publish(bea, "sspf")
    case = open_under(act("sara"), loader.method("sspf", "akero", on=TODAY))
    begin(bea, "sspf")
    change(bea, "sspf", "target_group", ages__oldest=16)
    assert publish(bea, "sspf", TODAY + DAY).status_code == 302
    act("sara")
    assert loader.method("sspf", "akero", on=TODAY).target_group.ages.oldest == 18
    assert loader.method("sspf", "akero", on=TODAY + DAY).target_group.ages.oldest == 16
    assert of_case(case).target_group.ages.oldest == 18


def test_a_home_visit_of_tomorrow_begins_under_what_siv_publishes(siv, act):
    from samsyn.capabilities.home_visits.the_method import in_force
    from samsyn.capabilities.home_visits.the_method import of_case as kept

    begin(siv, "linkopingsmodellen")
    change(siv, "linkopingsmodellen", "target_group", ages__oldest=17)
    publish(siv, "linkopingsmodellen", TODAY + DAY)
    act("sara")
    ages = [in_force("akero", day).target_group.ages.oldest for day in (TODAY, TODAY + DAY)]
    assert ages == [18, 17]
    assert kept("linkopingsmodellen", "akero", "1").target_group.ages.oldest == 18
    assert kept("linkopingsmodellen", "akero", "2").target_group.ages.oldest == 17


def test_what_is_published_and_not_in_force_can_be_withdrawn_and_what_holds_cannot(bea):
    begin(bea, "sspf")
    publish(bea, "sspf", TODAY + DAY)
    assert "Ny version från" in text(bea.get("/metoder/"))
    page = bea.get(f"{WHERE}sspf/version/1/")
    assert "Återkalla" in text(page)
    assert bea.post(f"{WHERE}sspf/aterkalla/1/").status_code == 302
    with pytest.raises(UnknownMethodError):
        loader.method("sspf", "akero", on=TODAY + DAY)
    begin(bea, "sspf")
    assert publish(bea, "sspf").headers["Location"].endswith("/version/2/")
    refused = bea.post(f"{WHERE}sspf/aterkalla/2/")
    assert refused.status_code == 409
    assert "Publicera en ny version i stället" in text(refused)


REFUSED_DAYS = {
    "yesterday": (TODAY - DAY, "kan inte gälla bakåt"),
    "the day of one that is published": (TODAY + 3 * DAY, "återkalla den"),
    "a day before one that is published": (TODAY, "återkalla den"),
}


@pytest.mark.parametrize(("day", "says"), REFUSED_DAYS.values(), ids=REFUSED_DAYS)
def test_a_version_begins_today_or_later_and_after_the_one_before(bea, act, day, says):
    begin(bea, "sspf")
    publish(bea, "sspf", TODAY + 3 * DAY)
    begin(bea, "sspf")
    answer = publish(bea, "sspf", day)
    assert answer.status_code == 422
    assert says in text(answer)
    act("bea")
    assert MethodVersion.objects.count() == 1


def test_ages_that_cross_are_kept_in_the_draft_told_with_field_and_line_and_not_published(bea):
    begin(bea, "sspf")
    assert change(bea, "sspf", "target_group", ages__youngest=19).status_code == 302
    desk = bea.get(f"{WHERE}sspf/andra/")
    assert "åldrarna korsar varandra: från 19 till 18" in text(desk)
    assert "target_group.ages.youngest" in text(desk)
    assert f'href="{WHERE}sspf/andra/target_group/"' in desk.content.decode()
    assert publish(bea, "sspf").status_code == 422
    assert "sspf" not in {method.key for method in loader.valid("akero", on=TODAY)}


def test_a_party_that_nobody_in_the_municipality_is_cannot_always_be_there(siv):
    begin(siv, "sig")
    desk = text(siv.get(f"{WHERE}sig/andra/"))
    assert "att rätta" not in desk  # each of those who are always there has its unit
    assert change(siv, "sig", "parties.health_care", attendance="always").status_code == 302
    desk = text(siv.get(f"{WHERE}sig/andra/"))
    assert "ingen enhet i kommunen är hälso- och sjukvården" in desk
    assert publish(siv, "sig").status_code == 422
    assert change(siv, "sig", "parties.health_care", attendance="when_needed").status_code == 302
    assert publish(siv, "sig").status_code == 302


def test_what_keeps_a_rule_of_law_is_told_when_it_is_changed(siv):
    begin(siv, "linkopingsmodellen")
    change(siv, "linkopingsmodellen", "consents.drug_screening", refusal="Ett nej antecknas som en varning.")
    assert "den texten är lika i alla kommuner" in text(siv.get(f"{WHERE}linkopingsmodellen/andra/"))


def test_a_mistake_in_a_field_is_told_there_and_what_was_typed_stays(bea):
    begin(bea, "sspf")
    answer = change(bea, "sspf", "metoden", capacity="många", purpose="Mitt nya syfte")
    assert answer.status_code == 422
    assert "Mitt nya syfte" in answer.content.decode()


def test_steps_are_moved_and_taken_away(bea):
    begin(bea, "sspf")
    bea.post(f"{WHERE}sspf/andra/steps.mapping/flytta/", {"to": "up", "revision": 1})
    bea.post(f"{WHERE}sspf/andra/steps.concern/flytta/", {"to": "up", "revision": 2})
    assert "Steg, ordningen" in text(bea.get(f"{WHERE}sspf/andra/"))
    assert bea.get(f"{WHERE}sspf/andra/steps.follow_up/ta-bort/").status_code == 200
    bea.post(f"{WHERE}sspf/andra/steps.follow_up/ta-bort/", {"revision": 3})
    assert "Steget ”Uppföljningsmöte”: borttaget" in text(bea.get(f"{WHERE}sspf/andra/"))


def test_two_who_change_at_once_are_told_and_nothing_typed_is_lost(bea, siv):
    begin(bea, "sspf")
    url = f"{WHERE}sspf/andra/metoden/"
    read = fields_of(siv.get(url).content.decode())
    change(bea, "sspf", "metoden", purpose="Beas syfte")
    answer = siv.post(url, read | {"purpose": "Sivs syfte"})
    assert answer.status_code == 409
    assert "Någon annan har ändrat metoden under tiden" in text(answer)
    assert "Sivs syfte" in text(answer)
    assert "Beas syfte" in text(bea.get(f"{WHERE}sspf/andra/"))


class TestTheFile:
    def test_it_is_fetched_changed_and_put_back(self, bea):
        begin(bea, "sspf")
        fetched = bea.get(f"{WHERE}sspf/fil/")
        assert "attachment" in fetched.headers["Content-Disposition"]
        written = fetched.content.decode().replace("oldest: 18", "oldest: 17")
        assert bea.post(f"{WHERE}sspf/andra-fil/", {"text": written}).status_code == 302
        assert "Ålder: 10–18 → 10–17" in text(bea.get(f"{WHERE}sspf/andra/"))

    def test_a_misspelt_key_is_told_with_its_line_and_the_draft_is_as_it_was(self, bea):
        begin(bea, "sspf")
        written = bea.get(f"{WHERE}sspf/fil/").content.decode()
        line = written.split("\n").index("capacity: null") + 1
        answer = bea.post(f"{WHERE}sspf/andra-fil/", {"text": written.replace("capacity:", "capcity:")})
        assert answer.status_code == 422
        assert f"Rad {line}, capcity: nyckeln ”capcity” finns inte. Menade du ”capacity”?" in text(answer)
        assert "capcity: null" in answer.content.decode()
        assert "Inget är ändrat än" in text(bea.get(f"{WHERE}sspf/andra/"))

    def test_settings_are_not_a_method(self, bea):
        begin(bea, "sspf")
        from samsyn.methods.library import SHIPPED

        settings = (SHIPPED / "sig.akero.yaml").read_text()
        answer = bea.post(f"{WHERE}sspf/andra-fil/", {"text": settings})
        assert answer.status_code == 422
        assert "en kommuns inställningar, inte en hel metod" in text(answer)

    def test_a_contradiction_is_kept_in_the_draft_and_told(self, bea):
        begin(bea, "sspf")
        written = bea.get(f"{WHERE}sspf/fil/").content.decode()
        broken = written.replace("after: concern", "after: concrn")
        assert bea.post(f"{WHERE}sspf/andra-fil/", {"text": broken}).status_code == 302
        assert "Menade du ”concern”?" in text(bea.get(f"{WHERE}sspf/andra/"))


def test_a_draft_is_thrown_away_after_a_question(bea):
    begin(bea, "sspf")
    assert "slänga alla ändringar" in text(bea.get(f"{WHERE}sspf/slang/"))
    assert bea.post(f"{WHERE}sspf/slang/").status_code == 302
    assert bea.get(f"{WHERE}sspf/andra/").status_code == 404


def test_a_name_that_is_taken_is_refused(bea):
    answer = begin(bea, "sspf", "SIG")
    assert answer.status_code == 422
    assert "Det finns redan en metod som heter så" in text(answer)


def test_every_change_and_publishing_is_in_the_log(bea, monkeypatch):
    noted, write = [], log.write
    monkeypatch.setattr(log, "write", lambda rows: (noted.extend(rows), write(rows)))
    begin(bea, "sspf")
    change(bea, "sspf", "metoden", capacity=4)
    publish(bea, "sspf", TODAY + DAY)
    bea.post(f"{WHERE}sspf/aterkalla/1/")
    assert [(row.verb, row.object_kind, row.details["method"]) for row in noted] == [
        (verb, "method", "sspf") for verb in ("change", "change", "publish", "withdraw")
    ]


class TestWhoMayReadAndChange:
    @pytest.mark.parametrize("name", ["sara", "per", "rut", "faruk", "karin", "ada", "jorunn"])
    def test_every_worker_reads_what_the_municipality_works_by(self, enter_as, bea, name):
        begin(bea, "sspf")
        publish(bea, "sspf")
        client = enter_as(name)
        assert "SSPF" in text(client.get("/metoder/"))
        page = text(client.get(f"{WHERE}sspf/"))
        assert "Nätverksmöte" in page
        assert DECIDED in page
        assert "inom 21 dagar efter Information och samtycke" in page.casefold().replace(
            "information", "Information"
        )
        for address in ("kopiera/", "andra/", "publicera/", "aterkalla/1/", "slang/", "andra-fil/"):
            for answer in (client.get(f"{WHERE}sspf/{address}"), client.post(f"{WHERE}sspf/{address}")):
                assert answer.status_code == 404, (name, address)

    def test_the_police_chief_changes_no_method_that_the_social_services_lead(self, enter_as, bea):
        begin(bea, "sspf")
        petra = enter_as("petra")
        assert petra.get(f"{WHERE}sspf/andra/").status_code == 404
        assert petra.post(f"{WHERE}sspf/kopiera/", {"how": "same"}).status_code == 404

    def test_liv_in_norrvik_finds_nothing_of_it(self, enter_as, bea):
        begin(bea, "sspf", "Ung och trygg")
        publish(bea, KEY)
        liv = enter_as("liv")
        assert "Ung och trygg" not in text(liv.get("/metoder/"))
        assert liv.get(f"{WHERE}{KEY}/").status_code == 404
        assert liv.get(f"/metoder/norrvik/{KEY}/").status_code == 404
        assert "Högst så många samtidigt: 5" in text(liv.get("/metoder/norrvik/sig/"))

    def test_the_list_costs_the_same_for_one_method_and_for_three(self, bea, django_assert_num_queries):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        counted = []
        for names in (["Ett"], ["Två", "Tre"]):
            for name in names:
                begin(bea, "sspf", name)
                publish(bea, name.lower().replace("å", "a"))
            with CaptureQueriesContext(
                connection,
            ) as queries:
                bea.get("/metoder/")
            counted.append(len(queries))
        assert counted[0] == counted[1] <= 15


def test_faults_are_told_in_the_words_of_the_pages_also_where_one_publishes(siv):
    begin(siv, "sig")
    change(siv, "sig", "target_group", ages__youngest=27)
    for page in ("andra/", "publicera/"):
        shown = siv.get(f"{WHERE}sig/{page}")
        said = "åldrarna korsar varandra: från 27 till 25. Låt ”Från ålder” vara den lägre."
        assert said in text(shown)
        assert f'href="{WHERE}sig/andra/target_group/"' in shown.content.decode()


def test_what_nobody_can_reach_and_nobody_is_asked_is_told_by_name_where_it_is_mended(siv):
    begin(siv, "sig")
    draft = data_of(file_of(siv))
    steps = {one["key"]: one for one in draft["steps"]}
    steps["first_contact"]["requires"] = ["consent"]
    steps["selection"]["tracks"] = ["recruitment"]
    steps["consent"]["extra_fields"] = [asked("why", "Vad är viktigast nu?")]
    assert siv.post(f"{WHERE}sig/andra-fil/", {"text": written(draft)}).status_code == 302
    page = text(siv.get(f"{WHERE}sig/andra/"))
    assert (
        "ingen kan nå ”Första kontakten”: det kräver ”Information och samtycke”, som i sin tur kräver" in page
    )
    assert "i spåret ”Lämna ett gäng”: ”Urval”, som det kräver, finns inte där" in page
    assert "Information och samtycke: Vad är viktigast nu?: ingen skulle få frågan: ett samtycke är" in page
    for address in ("steps.consent", "steps.consent.extra_fields.why"):
        part = text(siv.get(f"{WHERE}sig/andra/{address}/"))
        assert "ingen skulle få frågan" in part
    assert "Ta bort Vad är viktigast nu?" in part
    gone = siv.post(f"{WHERE}sig/andra/steps.consent.extra_fields.why/ta-bort/")
    assert "ingen skulle få frågan" not in text(siv.get(gone["Location"]))


def test_what_is_taken_away_and_still_needed_is_told_by_its_name(siv):
    begin(siv, "sig")
    for address in ("parties.police", "steps.first_contact"):
        assert siv.post(f"{WHERE}sig/andra/{address}/ta-bort/").status_code == 302
    page = text(siv.get(f"{WHERE}sig/andra/"))
    assert "Gruppens första möte: Vilka är med: ”polisen” är inte en part i metoden. Välj bland: " in page
    assert "”Första kontakten” är inte ett steg i metoden" in page
    for key in ("”police”", "”first_contact”", "social_services, "):
        assert key not in page


def file_of(client):
    """The draft as a file, as its page shows it."""
    return fields_of(client.get(f"{WHERE}sig/andra-fil/").content.decode())["text"]


def test_a_text_that_was_kept_before_a_key_came_is_read_all_the_same():
    sspf = next(one for one in shipped().methods if one.key == "sspf")
    data = dated(whole(sspf), 1, TODAY)
    del data["agenda"]
    assert as_read(written(data), "akero").agenda == ()
