from django.apps import AppConfig


class TipsConfig(AppConfig):
    name = "samsyn.capabilities.tips"
    label = "tips"

    def ready(self) -> None:
        from . import kinds, languages

        kinds.register_kinds()
        languages.teach()
