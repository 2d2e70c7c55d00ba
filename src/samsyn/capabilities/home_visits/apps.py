from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeVisitsConfig(AppConfig):
    name = "samsyn.capabilities.home_visits"
    label = "home_visits"

    def ready(self) -> None:
        from samsyn.foundation.cases import in_short as short
        from samsyn.foundation.cases import kinds_of_entry, own_pages, pages

        from . import (
            in_short,
            kinds,  # noqa: F401 - registers the kinds of message
        )
        from .access import rows_of_case

        kinds_of_entry.register("home_visit", _("Hembesök"))
        kinds_of_entry.register("home_visit_start", _("Hembesök påbörjat"))
        kinds_of_entry.register("home_visit_plan", _("Planering av hembesök"))
        kinds_of_entry.register("home_visit_closed", _("Hembesök avslutat"))
        kinds_of_entry.register("talk", _("Samtal"))
        kinds_of_entry.register("follow_up", _("Uppföljning"))
        pages.register("home_visit", "home_visits:visit")
        own_pages.register(
            own_pages.OwnPage("home_visits:of_case", _("Till hembesöket"), "house"), rows_of_case
        )
        pages.register("home_visit_decision", "home_visits:of_decision")
        pages.register("home_visit_follow_up", "home_visits:of_follow_up")
        pages.register("talk", "home_visits:of_talk")
        short.register(in_short.wanted, in_short.told)
