from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "samsyn.foundation.cases"
    label = "cases"
