from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "samsyn.capabilities.intake"
    label = "intake"
