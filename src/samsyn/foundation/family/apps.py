from django.apps import AppConfig


class FamilyConfig(AppConfig):
    name = "samsyn.foundation.family"
    label = "family"
