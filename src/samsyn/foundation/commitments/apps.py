from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "samsyn.foundation.commitments"
    label = "commitments"
