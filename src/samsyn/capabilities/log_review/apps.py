from django.apps import AppConfig


class LogReviewConfig(AppConfig):
    name = "samsyn.capabilities.log_review"
    label = "log_review"

    def ready(self) -> None:
        from samsyn.foundation.cases import pages

        pages.register("opening", "log_review:opening")
