from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "samsyn.capabilities.intake"
    label = "intake"

    def ready(self) -> None:
        from samsyn.foundation.cases import pages

        from . import journal, kinds

        kinds.register_all()
        journal.register_entries()
        pages.register(journal.ABOUT, "intake:matter")
