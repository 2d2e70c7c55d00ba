"""Step 6: Alva's page at each unit, who has been told what, and those who do not know that Alva exists."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Installation
from tests.journeys.visitor import Visitor

POLICE, RECEPTION = "Polisen, lokalpolisområde Åkerö", "Socialtjänsten, barn och unga"
GROUND = "10 kap. 18 a § OSL"
YOUTH_SAID = "Jag saknar stallet"


def page_of_alva(installation: Installation, unit: str) -> str:
    ((found,),) = installation.ask(
        "SELECT p.id FROM people_person p JOIN units_unit u ON u.id = p.unit_id "
        "WHERE u.key = %s AND p.given_name = 'Alva'",
        unit,
    )
    return f"/personer/{found}/"


def find_alva(worker: Visitor) -> None:
    """By the name, among those whom the own unit knows."""
    worker.go("/personer/")
    worker.page.locator("main form input.ds-input").first.fill("Alva Strand")
    worker.press("Sök", exact=True)


def item(worker: Visitor, heading: str) -> str:
    """One line of the time line, as it reads."""
    found = worker.page.locator("li.timeline-item").filter(
        has=worker.page.get_by_role("heading", name=heading, exact=True)
    )
    return found.first.inner_text()


def test_each_unit_reads_what_it_wrote_and_was_sent_with_source_and_ground(visit, installation):
    sara, per = visit("sara"), visit("per")
    for worker in (sara, per):
        find_alva(worker)
        worker.press("Alva Strand")
    received = item(sara, "Orosanmälan")
    assert f"Från {POLICE}" in received
    assert "19 kap. 1 §" in received
    sara.sees(YOUTH_SAID)

    assert f"Från {RECEPTION}" in item(per, "Förslag om hembesök")
    assert GROUND in item(per, "Förslag om hembesök")
    for told_to_sara in (YOUTH_SAID, "sover dåligt", "Tackade nej"):
        per.does_not_see(told_to_sara)


def test_who_has_been_told_what_is_a_table_of_units_and_categories(visit, installation):
    sara = visit("sara")
    sara.go(page_of_alva(installation, "akero-barn-unga"))
    sara.press("Vem vet vad")
    told = sara.page.get_by_role("row").filter(has_text="har fått veta av oss").filter(has_text=POLICE)
    expect(told.first).to_contain_text(GROUND)
    heard = sara.page.get_by_role("row").filter(has_text="har berättat för oss").filter(has_text=POLICE)
    expect(heard.first).to_be_visible()
    heads = sara.page.get_by_role("columnheader").all_inner_texts()
    assert {"Vem den unge är", "Risk för brott"} <= set(heads)
    read_downwards = told.first.locator(".stacked-head").filter(has_text="Risk för brott")
    expect(read_downwards).to_be_visible()
    told.first.get_by_role("link", name="Förslag om hembesök").first.press("Enter")
    expect(sara.page.get_by_role("heading", name="Förslag om hembesök", level=1)).to_be_visible()

    per = visit("per")
    per.go(page_of_alva(installation, "lpo-akero"))
    per.press("Vem vet vad")
    came = per.page.get_by_role("row").filter(has_text="har berättat för oss").filter(has_text=RECEPTION)
    expect(came.first).to_contain_text(GROUND)


@pytest.mark.parametrize("who", ["liv", "rut"])
def test_another_municipality_and_the_schools_head_find_nobody_and_open_nothing(visit, installation, who):
    other = visit(who)
    find_alva(other)
    other.sees("Ingen träff i din verksamhet")
    addresses = [
        f"{page}{part}"
        for page in (page_of_alva(installation, unit) for unit in ("akero-barn-unga", "lpo-akero"))
        for part in ("", "vem-vet-vad/", "plats/")
    ]
    addresses += [
        f"{prefix}{found}/"
        for prefix, table in (
            ("/hembesok/", "home_visits_visit"),
            ("/arenden/", "cases_case"),
            ("/meddelanden/", "letters_sentmessage"),
        )
        for (found,) in installation.ask(
            f"SELECT t.id FROM {table} t JOIN people_person p ON p.unit_id = t.unit_id AND p.id = t.person_id "
            "WHERE p.given_name = 'Alva'"
        )
    ]
    assert len(addresses) >= 6 + 3
    for address in addresses:
        answered = other.page.request.get(other.url + address)
        assert answered.status == 404, address
        assert "Alva" not in answered.text()
        assert "Strand" not in answered.text()
    other.go(addresses[0])
    for page in ("/", "/arenden/", "/skickat/", "/kalender/"):
        other.go(page)
        other.does_not_see("Alva")
