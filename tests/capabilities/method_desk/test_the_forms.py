"""Every part of every method opens as a form, and saved unchanged it is the same."""

from collections.abc import Iterator

import pytest
from django.http import QueryDict

from samsyn.capabilities.method_desk import parts
from samsyn.capabilities.method_desk.forms import PartForm, new_item
from samsyn.methods.files import read_bytes
from samsyn.methods.library import shipped
from samsyn.methods.steps import ExtraField, Step
from samsyn.methods.writing import data_of, whole, written

BASES = [method for method in shipped().methods if method.municipality is None]


def every_part(data: parts.Plain, address: str = "") -> Iterator[parts.Part]:
    part = parts.part_at(data, address)
    yield part
    inner = [item.address for listing in parts.listings(part) for item in listing.items]
    for one in [*inner, *(section.address for section in parts.sections(part))]:
        yield from every_part(data, one)


def posted(form: PartForm) -> QueryDict:
    """What a browser sends when nothing is changed."""
    sent = QueryDict(mutable=True)
    for name in form.fields:
        value = form.initial[name]
        if isinstance(value, list):
            sent.setlist(name, value)
        elif value is True:
            sent[name] = "on"
        elif value is not None and value is not False:
            sent[name] = str(value).replace("\n", "\r\n")
    return sent


@pytest.mark.parametrize("method", BASES, ids=lambda one: one.key)
def test_every_part_saved_unchanged_is_the_same(method) -> None:
    data = data_of(written(whole(method)))
    seen = 0
    for part in every_part(data):
        form = PartForm(part=part, data_of_method=data)
        bound = PartForm(posted(form), part=part, data_of_method=data)
        assert bound.is_valid(), (part.address, bound.errors)
        assert bound.content() == part.content, part.address
        seen += 1
    assert seen > 30
    assert read_bytes(written(data).encode(), "metod").value == method


def test_a_group_of_fields_is_whole_or_empty() -> None:
    data = whole(next(one for one in BASES if one.key == "sspf"))
    part = parts.part_at(data, "steps.consent")
    sent = posted(PartForm(part=part, data_of_method=data))
    half = sent.copy()
    half["time_limit__unit"] = ""
    form = PartForm(half, part=part, data_of_method=data)
    assert not form.is_valid()
    assert list(form.errors) == ["time_limit__unit"]
    sent["time_limit__amount"] = ""
    form = PartForm(sent, part=part, data_of_method=data)
    assert form.is_valid()
    assert form.content()["time_limit"] is None


def test_a_number_out_of_bounds_and_a_character_that_is_not_seen_are_told_at_their_fields() -> None:
    data = whole(next(one for one in BASES if one.key == "sspf"))
    part = parts.part_at(data, "")
    sent = posted(PartForm(part=part, data_of_method=data))
    sent["capacity"], sent["purpose"] = "0", "Ett syfte\u202e"
    form = PartForm(sent, part=part, data_of_method=data)
    assert not form.is_valid()
    assert sorted(form.errors) == ["capacity", "purpose"]


def test_a_new_item_gets_a_key_of_its_own_from_its_name() -> None:
    data = whole(next(one for one in BASES if one.key == "sspf"))
    items, kind = parts.list_at(data, "steps")
    assert kind is Step
    written_step = dict.fromkeys(items[0]) | {"name": "Mapping"}
    made = new_item(kind, items, written_step)
    assert made["key"] == "mapping_2"
    fields, kind = parts.list_at(data, "steps.mapping.extra_fields")
    assert kind is ExtraField
    assert new_item(kind, fields, {"label": "4 frågor om Öland"})["key"] == "m_4_fragor_om_oland"


@pytest.mark.parametrize(
    "address", ["nothing", "steps", "steps.nothing", "steps.mapping.time_limit", "visit", "key", "name.x"]
)
def test_an_address_without_a_part_is_none(address: str) -> None:
    with pytest.raises(parts.NoSuchPart):
        parts.part_at(whole(next(one for one in BASES if one.key == "sspf")), address)


def test_a_fault_belongs_to_the_nearest_part_with_a_page() -> None:
    data = whole(next(one for one in BASES if one.key == "sspf"))
    for address, page in (
        ("steps.mapping.time_limit.after", "steps.mapping"),
        ("target_group.ages.youngest", "target_group"),
        ("steps.mapping.requires.x", "steps.mapping"),
        ("parties", ""),
        ("", ""),
    ):
        assert parts.page_of(data, address) == page
