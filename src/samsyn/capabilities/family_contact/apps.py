from django.apps import AppConfig


class FamilyContactConfig(AppConfig):
    name = "samsyn.capabilities.family_contact"
    label = "family_contact"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from samsyn.foundation.cases import pages
        from samsyn.foundation.family.shown import Section, show

        from . import kinds

        pages.register("family_letter", "family_contact:letter")
        pages.register("who_knows", "family_contact:who_knows")
        show(kinds.LETTER, Section.MESSAGES, kinds.LETTER.template, _("Brev från din kontakt"))
        show(kinds.WHO_KNOWS, Section.KNOWING, "family_contact/family/who_knows.html", replaces=True)
