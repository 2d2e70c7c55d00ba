from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    name = "samsyn.foundation.consents"
    label = "consents"
