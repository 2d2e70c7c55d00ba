from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "samsyn.interfaces.public"
    label = "public"
