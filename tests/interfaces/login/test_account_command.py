"""`samsyn account`: the first real login of an installation, a lost telephone, somebody who has left."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.db import connection

from samsyn.foundation.units.models import Account
from tests.interfaces.login.conftest import Person

pytestmark = [
    pytest.mark.django_db(databases=["default", "owner"]),
    pytest.mark.usefixtures("as_owner", "for_real"),
]
NEW = "en helt ny mening att minnas"


def account(*words, capsys):
    call_command("account", *words)
    return capsys.readouterr().out


def follow(client, link):
    return client.get(re.sub(r"^https?://[^/]+", "", link.split()[0]), follow=True)


def choose(client, page, words=NEW):
    return client.post(page.redirect_chain[-1][0], {"password1": words, "password2": words}, follow=True)


def test_a_set_up_link_lets_a_worker_choose_a_password_and_come_all_the_way_in(client, capsys):
    said = account("link", "sara", "--address", "https://samsyn.akero.se/", capsys=capsys)
    assert said.startswith("https://samsyn.akero.se/konto/valj-losenord/")
    assert "24 timmar" in said
    page = follow(client, said)
    assert "Välj ditt lösenord" in page.content.decode()
    assert "Lösenordet är sparat" in choose(client, page).content.decode()
    sara = Person("sara", client)
    sara.log_in(NEW)
    sara.add_app()
    assert client.get("/enheter/")["Location"] == "/"
    assert sara.sees_the_desk()


def test_a_set_up_link_works_once_and_keeps_its_key_out_of_the_address(client, capsys):
    said = account("link", "sara", capsys=capsys)
    page = follow(client, said)
    key = said.split()[0].rstrip("/").partition("-losenord/")[2].partition("-")[2]
    assert key not in page.redirect_chain[-1][0]
    choose(client, page)
    assert "gäller inte längre" in follow(client, said).content.decode()


def test_a_set_up_link_dies_after_a_day(client, capsys, settings):
    said = account("link", "sara", capsys=capsys)
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "gäller inte längre" in follow(client, said).content.decode()


def test_a_link_changed_to_another_workers_account_is_refused(client, capsys):
    said = account("link", "sara", capsys=capsys)
    liv = account("link", "liv", capsys=capsys).partition("-losenord/")[2].partition("-")[0]
    forged = re.sub(r"(valj-losenord/)[^-]+", rf"\g<1>{liv}", said)
    assert forged != said
    assert "gäller inte längre" in follow(client, forged).content.decode()


def test_a_lost_telephone_is_replaced_at_the_next_login_and_the_old_session_is_out(client, capsys, password):
    password("sara")
    sara = Person("sara", client)
    sara.enter()
    assert sara.sees_the_desk()
    assert "nytt andra steg" in account("reset-second-factor", "sara", capsys=capsys)
    assert not Authenticator.objects.filter(user__username="sara").exists()
    assert not sara.sees_the_desk()
    sara.log_in()
    assert client.get("/enheter/")["Location"] == "/andra-steget/"


def test_a_closed_account_is_out_at_once_and_told_so_only_with_the_right_password(client, capsys, password):
    password("sara")
    sara = Person("sara", client)
    sara.enter()
    account("close", "sara", capsys=capsys)
    assert not sara.sees_the_desk()
    assert "stämmer inte" in sara.log_in("fel lösenord som är långt").content.decode()
    assert sara.log_in()["Location"] == "/konto/avstangt/"
    account("open", "sara", capsys=capsys)
    assert not sara.sees_the_desk()
    assert sara.log_in()["Location"] == "/konto/sakerhet/kod/"


def test_a_password_typed_at_the_terminal_must_be_good_and_typed_twice(capsys, monkeypatch):
    typed = iter(["kort", "kort", NEW, "annat", NEW, NEW])
    monkeypatch.setattr("getpass.getpass", lambda _: next(typed))
    with pytest.raises(CommandError, match="14"):
        account("set-password", "sara", capsys=capsys)
    with pytest.raises(CommandError, match="Inget är ändrat"):
        account("set-password", "sara", capsys=capsys)
    assert "nytt lösenord" in account("set-password", "sara", capsys=capsys)
    assert Account.objects.get(username="sara").check_password(NEW)


def test_an_unknown_name_is_told_where_accounts_come_from(capsys):
    with pytest.raises(CommandError, match="directory"):
        account("link", "ingen", capsys=capsys)


def test_what_was_done_to_an_account_stands_in_the_log(capsys):
    account("close", "sara", capsys=capsys)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT worker_name, details->>'username' FROM audit_auditinbox WHERE verb = 'account_close'"
        )
        assert cursor.fetchall() == [("Driften", "sara")]
