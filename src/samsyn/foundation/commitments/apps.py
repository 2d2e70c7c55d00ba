from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "samsyn.foundation.commitments"
    label = "commitments"

    def ready(self) -> None:
        from . import kinds

        kinds.register_all()
