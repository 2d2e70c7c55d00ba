from django.apps import AppConfig


class ConsentingConfig(AppConfig):
    name = "samsyn.capabilities.consenting"
    label = "consenting"

    def ready(self) -> None:
        from . import kinds  # noqa: F401 - registers the kinds of message
