"""Every address of Samsyn. Each part names its own; what is shown is decided in the parts."""

from importlib import import_module
from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

PARTS = (
    ("", "samsyn.interfaces.web.urls"),
    ("", "samsyn.interfaces.public.urls"),
    ("", "samsyn.interfaces.login.urls"),
    ("", "samsyn.interfaces.demo.urls"),
    ("inkommet/", "samsyn.capabilities.intake.urls"),
    ("hembesok/", "samsyn.capabilities.home_visits.urls"),
)

urlpatterns: list[URLPattern | URLResolver] = [
    path(prefix, include(module)) for prefix, module in PARTS if find_spec(module.rsplit(".", 1)[0])
]
