from django.apps import AppConfig


class ConsentingConfig(AppConfig):
    name = "samsyn.capabilities.consenting"
    label = "consenting"

    def ready(self) -> None:
        from samsyn.foundation.cases import cautions, pages

        from . import kinds  # noqa: F401 - registers the kinds of message
        from .cautions import closed_consents

        pages.register("consent", "consenting:consent")
        pages.register("consent_withdrawn", "consenting:closed")
        cautions.register(closed_consents)
