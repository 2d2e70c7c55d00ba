from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "samsyn.foundation.people"
    label = "people"
