from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "samsyn.interfaces.demo"
    label = "demo"
