"""Every address of Samsyn. Each part names its own; what is shown is decided in the parts."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from samsyn.config.health import healthz

PARTS = (
    ("", "samsyn.interfaces.web.urls"),
    ("", "samsyn.interfaces.public.urls"),
    ("", "samsyn.interfaces.login.urls"),
    ("", "samsyn.interfaces.demo.urls"),
    ("konto/", "samsyn.interfaces.login.account_urls"),
    ("skriv-under/", "samsyn.interfaces.signing.urls"),
    ("tipsa/", "samsyn.capabilities.tips.public_urls"),
    ("tips/", "samsyn.capabilities.tips.urls"),
    ("inkommet/", "samsyn.capabilities.intake.urls"),
    ("grupper/", "samsyn.capabilities.groups.urls"),
    ("hembesok/", "samsyn.capabilities.home_visits.urls"),
    ("jurist/", "samsyn.capabilities.legal_counsel.urls"),
    ("metoder/", "samsyn.capabilities.method_desk.urls"),
    ("logg/", "samsyn.capabilities.log_review.urls"),
    ("moten/", "samsyn.capabilities.meetings.urls"),
    ("samtycken/", "samsyn.capabilities.consenting.urls"),
    ("familjen/", "samsyn.capabilities.family_contact.urls"),
    ("min-sida/", "samsyn.interfaces.portal.urls"),
    ("", "samsyn.capabilities.sharing.urls"),
    ("", "samsyn.capabilities.handover.urls"),
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz),
    *(path(prefix, include(module)) for prefix, module in PARTS if find_spec(module)),
]

handler404 = "samsyn.interfaces.web.refusals.not_found"
handler500 = "samsyn.interfaces.web.refusals.broken"
