from django.apps import AppConfig


class ConsentingConfig(AppConfig):
    name = "samsyn.capabilities.consenting"
    label = "consenting"

    def ready(self) -> None:
        from samsyn.foundation.cases import pages

        from . import kinds  # noqa: F401 - registers the kinds of message

        pages.register("consent", "consenting:consent")
        pages.register("consent_withdrawn", "consenting:closed")
