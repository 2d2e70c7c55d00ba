from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HandoverConfig(AppConfig):
    name = "samsyn.capabilities.handover"
    label = "handover"

    def ready(self) -> None:
        from samsyn.foundation.cases import kinds_of_entry, pages

        kinds_of_entry.register("handover", _("Överlämning"))
        pages.register("handover", "handover:page")
