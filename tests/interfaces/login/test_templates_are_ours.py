"""No page of the login is drawn by the package's own templates, which are neither in Swedish nor in our look."""

from collections.abc import Iterator

from django.template.loader import get_template
from django.urls import URLPattern, URLResolver, get_resolver


def templates_of(resolver: URLResolver) -> Iterator[str]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from templates_of(one)
        elif isinstance(one, URLPattern):
            view = getattr(one.callback, "view_class", None)
            if view and "allauth" in "".join(base.__module__ for base in view.__mro__):
                yield from filter(None, [getattr(view, "template_name", None)])


def test_every_page_of_the_login_has_a_template_of_our_own():
    names = set(templates_of(get_resolver()))
    assert len(names) > 15
    theirs = {name for name in names if "interfaces/login" not in str(get_template(name).origin.name)}
    assert theirs == set()
