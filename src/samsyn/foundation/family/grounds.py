"""By what law something is withheld from a guardian."""

from django.db import models


class Ground(models.TextChoices):
    """By what law something is withheld from a guardian."""

    WHEREABOUTS = "whereabouts", "26 kap. 2 § OSL"
    HARM = "harm", "12 kap. 3 § OSL"
