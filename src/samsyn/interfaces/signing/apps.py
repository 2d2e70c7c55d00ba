from django.apps import AppConfig


class SigningConfig(AppConfig):
    name = "samsyn.interfaces.signing"
    label = "signing"
