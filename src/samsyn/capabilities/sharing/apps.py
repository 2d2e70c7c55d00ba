from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "samsyn.capabilities.sharing"
    label = "sharing"

    def ready(self) -> None:
        from . import kinds

        kinds.register_all()
