from django.apps import AppConfig


class LoginConfig(AppConfig):
    name = "samsyn.interfaces.login"
    label = "login"
