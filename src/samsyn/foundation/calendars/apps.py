from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "samsyn.foundation.calendars"
    label = "calendars"
