"""What a lawyer says of a point."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Decision(models.TextChoices):
    """The ground opens, it does not, or the point is open again."""

    OPENS = "opens", _("Grunden får användas")
    CLOSES = "closes", _("Grunden får inte användas")
    UNSETTLED = "unsettled", _("Frågan är öppen igen")
