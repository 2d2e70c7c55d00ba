"""The desk where a method is changed, part by part, or as a whole file."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.capabilities.method_desk import actions, parts
from samsyn.capabilities.method_desk.forms import FileForm, PartForm, new_item
from samsyn.capabilities.method_desk.rows import Draft
from samsyn.foundation.units.doors import ActorRequest, for_workers
from samsyn.methods.wording import ITEMS
from samsyn.methods.writing import Plain, data_of

from .finding import CONFLICT, MISTAKES, draft_or_404, shown


@for_workers("keeps_methods")
def desk(request: ActorRequest, place: str, key: str) -> HttpResponse:
    """All that is wrong, all that is different, and the way to every part."""
    draft = draft_or_404(request, place, key)
    data = data_of(draft.text)
    whole = parts.part_at(data, "")
    context = _context(draft, data) | {
        "listings": list(parts.listings(whole)),
        "sections": list(parts.sections(whole)),
    }
    return render(request, "method_desk/desk.html", context)


@for_workers("keeps_methods")
def part(request: ActorRequest, place: str, key: str, address: str) -> HttpResponse:
    """One part: its fields, what is in its lists, and what is wrong in it. `metoden` is the method's own fields."""
    draft = draft_or_404(request, place, key)
    data = data_of(draft.text)
    here = _part(data, "" if address == "metoden" else address)
    form = PartForm(request.POST or None, part=here, data_of_method=data)
    if form.is_valid():
        here.content.update(form.content())
        return _kept(request, draft, data, _back(draft, address))
    context = _context(draft, data) | {
        "form": form,
        "title": _title(here, draft),
        "listings": list(parts.listings(here)) if here.address else [],
        "sections": list(parts.sections(here)) if here.address else [],
        "up": _up(data, here.address),
        "here": here.address,
        "is_item": parts.is_item(here),
        "here_faults": [one for one in shown(draft.faults, data) if _within(one.page, here.address)],
    }
    return render(request, "method_desk/part.html", context, status=MISTAKES if form.is_bound else 200)


@for_workers("keeps_methods")
def add(request: ActorRequest, place: str, key: str, address: str) -> HttpResponse:
    """A new item of a list."""
    draft = draft_or_404(request, place, key)
    data = data_of(draft.text)
    items, kind = _list(data, address)
    empty = parts.Part(address, kind, {})
    form = PartForm(request.POST or None, part=empty, data_of_method=data, new=True)
    if form.is_valid():
        items.append(new_item(kind, items, form.content()))
        return _kept(request, draft, data, _back(draft, address))
    context = _context(draft, data) | {"form": form, "up": _up(data, address), "one": _one(address)}
    return render(request, "method_desk/add.html", context, status=MISTAKES if form.is_bound else 200)


@for_workers("keeps_methods")
def move(request: ActorRequest, place: str, key: str, address: str) -> HttpResponse:
    """An item one place up or down in its list."""
    draft = draft_or_404(request, place, key)
    if request.method != "POST":
        return redirect("method_desk:desk", place, key)
    data = data_of(draft.text)
    outside, _point, name = address.rpartition(".")
    items, kind = _list(data, outside)
    here = items.index(_item(items, kind, name))
    there = here + (-1 if request.POST.get("to") == "up" else 1)
    if 0 <= there < len(items):
        items[here], items[there] = items[there], items[here]
    return _kept(request, draft, data, _back(draft, outside))


@for_workers("keeps_methods")
def remove(request: ActorRequest, place: str, key: str, address: str) -> HttpResponse:
    """An item taken out of its list, after a question."""
    draft = draft_or_404(request, place, key)
    data = data_of(draft.text)
    outside, _point, name = address.rpartition(".")
    items, kind = _list(data, outside)
    item = _item(items, kind, name)
    if request.method == "POST":
        items.remove(item)
        return _kept(request, draft, data, _back(draft, outside))
    title = parts.title(item, next(iter(item)))
    context = _context(draft, data) | {"title": title, "one": _one(outside), "back": _back(draft, outside)}
    return render(request, "method_desk/remove.html", context)


@for_workers("keeps_methods")
def paste(request: ActorRequest, place: str, key: str) -> HttpResponse:
    """The whole file as text, for those who want. What cannot be read changes nothing and is told line by line."""
    draft = draft_or_404(request, place, key)
    form = FileForm(request.POST or None, initial={"text": draft.text})
    context = _context(draft, data_of(draft.text)) | {"form": form}
    if form.is_valid():
        try:
            actions.paste(actor=request.actor, draft=draft, text=form.cleaned_data["text"])
        except actions.MethodFaulty as error:
            return render(
                request, "method_desk/file.html", context | {"wrong": error.faults}, status=MISTAKES
            )
        except actions.MethodRefused as error:
            return render(
                request, "method_desk/file.html", context | {"refused": str(error)}, status=CONFLICT
            )
        return redirect("method_desk:desk", place, key)
    return render(request, "method_desk/file.html", context, status=MISTAKES if form.is_bound else 200)


def _kept(request: ActorRequest, draft: Draft, data: Plain, to: str) -> HttpResponse:
    """Save and go on, or say that somebody else was first."""
    read = request.POST.get("revision")
    if read is not None and read != str(draft.revision):
        return _conflict(
            request,
            draft,
            _("Någon annan har ändrat metoden under tiden. Läs det nya och gör om din ändring."),
        )
    try:
        actions.save(actor=request.actor, draft=draft, data=data)
    except actions.MethodRefused as error:
        return _conflict(request, draft, str(error))
    messages.success(request, _("Sparat. Det gäller först när metoden publiceras."))
    return redirect(to)


def _conflict(request: ActorRequest, draft: Draft, why: str) -> HttpResponse:
    context = {"draft": draft, "refused": why, "typed": [value for _name, value in _typed(request)]}
    return render(request, "method_desk/conflict.html", context, status=CONFLICT)


def _typed(request: ActorRequest) -> list[tuple[str, str]]:
    hidden = {"csrfmiddlewaretoken", "revision", "to", "once"}
    return [
        (name, value) for name in request.POST if name not in hidden for value in request.POST.getlist(name)
    ]


def _context(draft: Draft, data: Plain) -> dict[str, Any]:
    return {"draft": draft, "place": draft.place, "faults": shown(draft.faults, data)}


def _part(data: Plain, address: str) -> parts.Part:
    try:
        return parts.part_at(data, address)
    except parts.NoSuchPart as error:
        raise Http404 from error


def _within(page: str, address: str) -> bool:
    """Whether a fault's page is this part's, or that of something in its lists. The whole method's are the desk's."""
    return page == address or (bool(address) and page.startswith(f"{address}."))


def _list(data: Plain, address: str) -> tuple[list[Plain], type]:
    try:
        return parts.list_at(data, address)
    except parts.NoSuchPart as error:
        raise Http404 from error


def _item(items: list[Plain], kind: type, name: str) -> Plain:
    try:
        return parts.one_of(items, kind, name)
    except parts.NoSuchPart as error:
        raise Http404 from error


def _title(here: parts.Part, draft: Draft) -> str:
    return parts.called(here) if here.address else draft.method.name


def _one(address: str) -> str:
    return ITEMS.get(address.rpartition(".")[2], _("punkten"))


def _up(data: Plain, address: str) -> str:
    """The part around this one, empty for the desk itself."""
    return parts.page_of(data, address.rpartition(".")[0])


def _back(draft: Draft, address: str) -> str:
    """The page of the part around an address."""
    up = _up(data_of(draft.text), address)
    if up:
        return reverse("method_desk:part", args=[draft.place.slug, draft.key, up])
    return reverse("method_desk:desk", args=[draft.place.slug, draft.key])
