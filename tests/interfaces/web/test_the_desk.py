import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path", ["/", "/arenden/", "/personer/", "/personer/?sok=Kim", "/kalender/", "/skickat/"]
)
def test_a_social_worker_opens_every_page_of_the_shell(enter_as, path):
    answer = enter_as("sara").get(path)
    assert answer.status_code == 200
    assert "Sara Lindqvist" in answer.content.decode()


def test_without_a_login_the_desk_asks_for_one(client):
    answer = client.get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/logga-in/?next=%2F")


def test_a_worker_without_cases_sees_no_case_pages(enter_as):
    ada = enter_as("ada")
    assert ada.get("/").status_code == 200
    assert ada.get("/arenden/").status_code == 404


def test_the_calendar_is_shown_and_linked_to_those_who_have_one(enter_as):
    assert 'href="/kalender/"' in enter_as("sara").get("/").content.decode()
    assert 'href="/kalender/"' not in enter_as("ada").get("/").content.decode()


def test_a_menu_too_long_for_one_line_keeps_its_last_under_more(enter_as):
    sivs, adas = (enter_as(name).get("/").content.decode() for name in ("siv", "ada"))
    assert ("also-wide" in sivs, "also-wide" in adas) == (True, False)


def test_the_log_is_for_its_reviewers(enter_as):
    assert enter_as("siv").get("/logg/").status_code == 200
    assert enter_as("sara").get("/logg/").status_code == 404
