"""The public's first page and what robots are told. No login, no cookie, nothing kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samsyn.capabilities.tips import queries
from samsyn.capabilities.tips.languages import links, query, speaking

ROBOTS = "User-agent: *\nAllow: /valkommen/\nAllow: /tipsa/\nAllow: /static/\nDisallow: /\n"


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Where to turn: leave a tip, read an answer, call, or log in as a worker."""
    with speaking(request) as language:
        context = {
            "languages": links(request, language),
            "keep_language": query(language),
            "receivers": queries.receivers(),
        }
        response = render(request, "public/start.html", context)
    response.headers["Content-Language"] = language.code
    return response


@require_safe
def elsewhere(request: HttpRequest) -> HttpResponse:
    """Where the quick exit of the family's pages leads: numbers that anybody may look up, and nothing else."""
    return render(request, "public/elsewhere.html")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may find the public's pages and nothing else."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")
