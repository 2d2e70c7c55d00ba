from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "samsyn.foundation.drafts"
    label = "drafts"
