from django.apps import AppConfig


class SettlementsConfig(AppConfig):
    name = "samsyn.foundation.settlements"
    label = "settlements"
