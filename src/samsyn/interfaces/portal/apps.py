from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "samsyn.interfaces.portal"
    label = "portal"
