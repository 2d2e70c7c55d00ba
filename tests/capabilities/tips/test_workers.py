"""A contact-centre operator and a police officer write down a tip from a call; the receiving unit works with it."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from samsyn.capabilities.tips import queries

from .conftest import shown_code, shown_form, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(told):
    return told | {"channel": "phone", "give_code": "on"}


def write_down(client, call, **changes):
    return client.post("/tips/ny/", call | {"token": shown_form()} | changes)


def picture(size=(60, 40), form="JPEG", **options):
    written = io.BytesIO()
    Image.new("RGB", size, "navy").save(written, form, **options)
    return written.getvalue()


def test_the_operator_sends_a_call_to_social_services_and_keeps_a_count_only(enter_as, call, act, tips_of):
    karin = enter_as("karin")
    page = words(write_down(karin, call))
    assert "Det har kommit fram till Socialtjänsten, barn och unga." in page
    (tip,) = tips_of("sara")
    assert tip.payload.what == call["what"]
    assert tip.payload.channel == "phone"
    assert tip.payload.registered_by == "Karin Molin, kommunvägledare, Kontaktcenter"
    assert tips_of("karin") == []
    assert queries.passed_on_since(actor=act("karin"), since=tip.at.replace(hour=0)) == 1
    again = words(karin.get("/tips/ny/"))
    assert "Du har skrivit in 1 tips i dag." in again
    assert call["what"] not in again


def test_the_officer_writes_down_a_tip_for_the_own_unit_and_for_social_services(enter_as, call, tips_of):
    per = enter_as("per")
    write_down(per, call, receiver="police")
    write_down(per, call, channel="visit")
    assert [tip.payload.channel for tip in tips_of("per")] == ["phone"]
    assert [tip.payload.channel for tip in tips_of("sara")] == ["visit"]


def test_a_code_can_be_read_aloud_and_opens_the_thread(enter_as, call, neighbour):
    code = shown_code(write_down(enter_as("karin"), call))
    assert "Du tipsade Socialtjänsten" in words(neighbour.post("/tipsa/svar/", {"code": code}))


def test_without_a_code_nobody_can_come_back(enter_as, call, tips_of):
    page = words(write_down(enter_as("karin"), {k: v for k, v in call.items() if k != "give_code"}))
    assert "receipt-code" not in page
    (tip,) = tips_of("sara")
    assert "kan inte nås den här vägen" in words(enter_as("sara").get(f"/tips/{tip.id}/svar/"))


def test_a_call_written_down_twice_is_one_tip(enter_as, call, tips_of):
    karin, token = enter_as("karin"), shown_form()
    codes = {shown_code(write_down(karin, call, token=token)) for _ in range(2)}
    assert len(codes) == 1
    assert len(tips_of("sara")) == 1


def test_the_operator_chooses_only_among_the_own_municipalitys_receivers(enter_as, call, tips_of):
    page = words(write_down(enter_as("karin"), call, municipality="9902"))
    assert "Fel:" in page
    assert tips_of("liv") == []


@pytest.mark.parametrize("name", ["faruk", "samir", "ada"])
def test_without_the_role_there_is_no_such_page(enter_as, call, tips_of, name):
    client = enter_as(name)
    assert client.get("/tips/ny/").status_code == 404
    assert write_down(client, call).status_code == 404
    assert tips_of("sara") == []


def test_the_receiving_unit_reads_the_thread_and_no_other_unit_finds_it(enter_as, call, tips_of):
    write_down(enter_as("karin"), call)
    (tip,) = tips_of("sara")
    assert call["what"] in words(enter_as("sara").get(f"/tips/{tip.id}/svar/"))
    for name in ("per", "liv", "rut", "bea", "karin"):
        for page in ("svar", "tipslamnare", "bild/1"):
            answer = enter_as(name).get(f"/tips/{tip.id}/{page}/")
            assert answer.status_code == 404
            assert call["what"] not in words(answer)


def test_a_picture_is_redrawn_and_read_by_its_unit_only(send, tips_of, enter_as):
    exif = Image.Exif()
    exif[0x010F] = "MärkligKamera"
    taken = SimpleUploadedFile("foto.jpg", picture(exif=exif), "image/jpeg")
    send(pictures=[taken, SimpleUploadedFile("bild.png", picture(form="PNG"), "image/png")])
    (tip,) = tips_of("sara")
    assert tip.payload.pictures == 2
    shown = enter_as("sara").get(f"/tips/{tip.id}/bild/1/")
    assert shown["Content-Type"] == "image/jpeg"
    assert shown["X-Content-Type-Options"] == "nosniff"
    drawn = Image.open(io.BytesIO(shown.content))
    assert (drawn.size, dict(drawn.getexif())) == ((60, 40), {})
    assert b"MarkligKamera" not in shown.content
    assert enter_as("per").get(f"/tips/{tip.id}/bild/1/").status_code == 404
    assert enter_as("sara").get(f"/tips/{tip.id}/bild/3/").status_code == 404


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ([("virus.jpg", b"MZ" + b"\0" * 200)], "”virus.jpg” är inte en bild"),
        ([("sida.png", b"<html><script>1</script>")], "”sida.png” är inte en bild"),
        ([("halv.jpg", picture((900, 900))[:300])], "”halv.jpg” är inte en bild"),
        ([("gif.jpg", picture(form="GIF"))], "”gif.jpg” är inte en bild"),
        ([("stor.jpg", b"\xff\xd8" + b"\0" * 6_000_000)], "”stor.jpg” är större än 5 MB"),
        ([(f"{n}.jpg", picture()) for n in range(4)], "Högst tre bilder får plats."),
        ([("tom.jpg", b"")], ""),
    ],
)
def test_a_file_that_is_not_what_it_claims_is_refused_in_words(send, tips_of, told, files, says):
    page = words(send(pictures=[SimpleUploadedFile(name, content, "image/jpeg") for name, content in files]))
    if says:
        assert says in page
        assert told["what"] in page
        assert tips_of("sara") == []
    else:
        assert "är inte en bild" in page


def test_an_urgent_call_tells_the_operator_to_ring_the_receiver(enter_as, call):
    assert "Ring också mottagaren nu, 010-000 10 10." in words(
        write_down(enter_as("karin"), call, urgency="now")
    )


def test_the_tips_own_template_shows_pictures_thread_and_the_way_to_answer(send, tips_of, enter_as):
    send(pictures=[SimpleUploadedFile("foto.jpg", picture(), "image/jpeg")])
    (tip,) = tips_of("sara")
    page = words(enter_as("sara").get(f"/meddelanden/{tip.id}/"))
    assert f"/tips/{tip.id}/bild/1/" in page
    assert f"/tips/{tip.id}/svar/" in page
