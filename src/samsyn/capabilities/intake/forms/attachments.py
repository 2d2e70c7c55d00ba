"""Where files are chosen for a report: drawn as every field is, with what is wrong beside it."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class AttachmentsForm(forms.Form):
    """The files themselves are looked at by `intake.files`, and kept one by one by the view."""

    attachments = forms.Field(
        label=_("Lägg till filer"),
        help_text=_(
            "PDF, JPEG eller PNG. Högst tio filer, högst 10 MB var. Bifoga bara det som hör till oron. "
            "Filerna sparas när du trycker på Granska."
        ),
        widget=SeveralFiles(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
        required=False,
    )
