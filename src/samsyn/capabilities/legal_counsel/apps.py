from django.apps import AppConfig


class LegalCounselConfig(AppConfig):
    name = "samsyn.capabilities.legal_counsel"
    label = "legal_counsel"

    def ready(self) -> None:
        from . import kinds

        kinds.register_all()
