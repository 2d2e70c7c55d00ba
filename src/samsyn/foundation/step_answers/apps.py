from django.apps import AppConfig


class StepAnswersConfig(AppConfig):
    name = "samsyn.foundation.step_answers"
    label = "step_answers"
