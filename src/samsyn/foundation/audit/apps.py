from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "samsyn.foundation.audit"
    label = "audit"
