"""A real login: a password, a second step, and nothing before both."""

import re
from base64 import b64decode

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


def test_a_worker_without_a_second_step_is_led_to_add_one_before_any_page(person):
    sara = person("sara")
    assert sara.log_in()["Location"] == "/enheter/"
    assert sara.client.get("/enheter/")["Location"] == "/andra-steget/"
    assert "Lägg till ett andra steg" in text(sara.client.get("/andra-steget/"))
    desk = sara.client.get("/", follow=True)
    assert desk.redirect_chain[-1] == ("/andra-steget/", 302)
    assert "samsyn_acting" not in sara.client.cookies


def test_a_worker_who_adds_an_app_is_shown_codes_to_keep_and_then_the_desk(person):
    sara = person("sara")
    sara.log_in()
    assert sara.add_app()["Location"] == "/konto/sakerhet/reservkoder/"
    codes = text(sara.client.get("/konto/sakerhet/reservkoder/"))
    assert codes.count("<code>") == 10
    assert sara.client.get("/enheter/")["Location"] == "/"
    assert sara.sees_the_desk()


def test_the_picture_for_the_app_stands_on_white_so_that_it_can_be_read_in_the_dark(person):
    sara = person("sara")
    sara.log_in()
    page = text(sara.client.get("/konto/sakerhet/app/"))
    drawn = b64decode(re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', page)[1]).decode()
    assert drawn.index('fill="#fff"') < drawn.index("<path")


def test_the_next_login_asks_for_a_code_and_a_wrong_one_is_refused(person):
    sara = person("sara")
    sara.enter()
    sara.client = Client()
    assert sara.log_in()["Location"] == "/konto/sakerhet/kod/"
    wrong = sara.client.post("/konto/sakerhet/kod/", {"code": "000000"})
    assert wrong.status_code == 422
    assert "Koden stämmer inte" in text(wrong)
    assert sara.client.get("/enheter/")["Location"].startswith("/logga-in/")
    assert sara.client.post("/konto/sakerhet/kod/", {"code": sara.code()})["Location"] == "/enheter/"
    sara.client.get("/enheter/")
    assert sara.sees_the_desk()


def test_a_code_that_was_used_cannot_be_used_again(person):
    sara = person("sara")
    sara.enter()
    code = sara.code()
    for answer in (302, 422):
        sara.client = Client()
        sara.log_in()
        assert sara.client.post("/konto/sakerhet/kod/", {"code": code}).status_code == answer


def test_a_reserve_code_opens_once(person):
    sara = person("sara")
    sara.enter()
    (kept,) = Authenticator.objects.filter(user__username="sara", type="recovery_codes")
    code = kept.wrap().get_unused_codes()[0]
    for answer in (302, 422):
        sara.client = Client()
        sara.log_in()
        assert sara.client.post("/konto/sakerhet/kod/", {"code": code}).status_code == answer


def test_a_session_opened_with_a_stolen_password_does_not_come_in_when_the_worker_adds_an_app(person):
    sara, thief = person("sara"), person("sara")
    thief.log_in()
    sara.enter()
    assert sara.sees_the_desk()
    assert thief.client.get("/enheter/")["Location"].startswith("/konto/sakerhet/bekrafta/")
    assert not thief.sees_the_desk()


def test_the_secret_of_an_app_is_not_readable_in_the_database(person):
    sara = person("sara")
    sara.enter()
    (kept,) = Authenticator.objects.filter(user__username="sara", type="totp")
    assert sara.secret not in str(kept.data)
    assert kept.wrap().validate_code(sara.code())


def test_the_only_second_step_cannot_be_taken_away(person):
    sara = person("sara")
    sara.enter()
    page = text(sara.client.get("/konto/sakerhet/app/ta-bort/"))
    assert "ditt enda andra steg" in page
    sara.client.post("/konto/sakerhet/app/ta-bort/")
    assert Authenticator.objects.filter(user__username="sara", type="totp").count() == 1


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(person):
    sara = person("sara")
    wrong = sara.log_in("fel lösenord som är långt")
    sara.name = "finns-inte"
    unknown = sara.log_in("fel lösenord som är långt")
    assert wrong.status_code == unknown.status_code == 422
    assert "Användarnamnet eller lösenordet stämmer inte" in text(wrong)
    clean = [text(page).partition("<main")[2].replace("finns-inte", "sara") for page in (wrong, unknown)]
    assert drop_tokens(clean[0]) == drop_tokens(clean[1])


def drop_tokens(page):
    return re.sub(r'(value|nonce)="[^"]{20,}"', "", page)


def test_guessing_is_stopped_after_five_attempts_and_said_in_words(person):
    sara = person("sara")
    for _ in range(5):
        assert "stämmer inte" in text(sara.log_in("fel lösenord som är långt"))
    assert "Vänta fem minuter" in text(sara.log_in())
    assert "_auth_user_id" not in sara.client.session


def test_many_attempts_from_one_place_get_a_page_that_says_wait(person, for_real):
    for_real.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    sara = person("sara")
    answers = [sara.log_in("fel lösenord som är långt").status_code for _ in range(3)]
    assert answers == [422, 422, 429]
    assert "Vänta fem minuter" in text(sara.log_in())


def test_attempts_are_counted_under_keys_that_name_nobody(person):
    from django.db import connection

    person("sara").log_in("fel lösenord som är långt")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM login_attempts")
        keys = [key for (key,) in cursor.fetchall()]
    assert keys
    assert all(len(key) == 64 and "127" not in key[:3] for key in keys)


@pytest.mark.parametrize(
    "address",
    ["signup", "registrera", "email", "epost", "password/reset", "losenord/aterstall", "password/set", "3rdparty",
     "social/signup", "login/code/confirm", "confirm-email", "2fa/trust", "signup/passkey"],
)  # fmt: skip
def test_no_page_registers_links_or_resets_by_mail(for_real, client, address):
    assert client.get(f"/konto/{address}/").status_code == 404
    assert client.post(f"/konto/{address}/", {"email": "a@b.se", "username": "ny"}).status_code == 404


def test_the_session_gets_a_new_name_at_login(person):
    sara = person("sara")
    sara.client.session.save()
    session = sara.client.session
    session["planted"] = "by somebody else"
    session.save()
    planted = session.session_key
    sara.client.cookies["sessionid"] = planted
    sara.log_in()
    assert sara.client.session.session_key != planted


def test_the_cookies_are_closed_to_scripts_and_other_sites(person):
    sara = person("sara")
    sara.enter()
    for name in ("sessionid", "csrftoken", "samsyn_acting"):
        assert sara.client.cookies[name]["httponly"] is True, name
        assert sara.client.cookies[name]["samesite"] == "Lax", name


def test_changing_the_password_ends_every_other_login(person):
    here, there = person("sara"), person("sara")
    here.enter()
    there.secret, there.codes = here.secret, 1
    there.enter()
    assert here.sees_the_desk()
    assert there.sees_the_desk()
    new = "en annan mening att minnas"
    form = {"oldpassword": "en lång mening att minnas", "password1": new, "password2": new}
    assert here.client.post("/konto/losenord/", form)["Location"] == "/konto/sakerhet/"
    assert here.sees_the_desk()
    assert not there.sees_the_desk()
    assert there.client.get("/enheter/")["Location"].startswith("/logga-in/")


def test_a_password_that_is_short_or_typed_differently_is_refused_with_what_to_mend(person):
    sara = person("sara")
    sara.enter()
    form = {"oldpassword": "fel", "password1": "kort", "password2": "annat"}
    page = sara.client.post("/konto/losenord/", form)
    assert page.status_code == 422
    assert "nuvarande lösenord" in text(page)
    assert "14 tecken" in text(page)


def test_the_cast_of_the_demo_comes_in_without_password_and_without_code(client, db):
    client.post("/demo/bli/", {"who": "sara"})
    assert client.get("/").status_code == 200
