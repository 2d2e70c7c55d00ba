from django.apps import AppConfig


class HomeVisitsConfig(AppConfig):
    name = "samsyn.capabilities.home_visits"
    label = "home_visits"
