from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "samsyn.capabilities.intake"
    label = "intake"

    def ready(self) -> None:
        from samsyn.foundation.cases import in_short as short
        from samsyn.foundation.cases import pages

        from . import in_short, journal, kinds

        kinds.register_all()
        journal.register_entries()
        short.register(in_short.wanted, in_short.told)
        pages.register(journal.ABOUT, "intake:matter")
