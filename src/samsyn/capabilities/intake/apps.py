from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "samsyn.capabilities.intake"
    label = "intake"

    def ready(self) -> None:
        from samsyn.foundation.cases import concerns, pages

        from . import journal, kinds
        from .in_short import reported

        kinds.register_all()
        journal.register_entries()
        concerns.register(reported)
        pages.register(journal.ABOUT, "intake:matter")
