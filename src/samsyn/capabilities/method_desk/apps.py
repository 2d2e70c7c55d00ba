from django.apps import AppConfig


class MethodDeskConfig(AppConfig):
    name = "samsyn.capabilities.method_desk"
    label = "method_desk"

    def ready(self) -> None:
        from samsyn.methods.loader import add_source

        from .published import methods_of

        add_source(methods_of)
