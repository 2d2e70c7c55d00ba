from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "samsyn.interfaces.web"
    label = "web"
