from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GroupsConfig(AppConfig):
    name = "samsyn.capabilities.groups"
    label = "groups"

    def ready(self) -> None:
        from samsyn.foundation.cases import in_short as short
        from samsyn.foundation.cases import kinds_of_entry, own_pages, pages
        from samsyn.foundation.family import shown

        from . import family_kinds, in_short
        from .access import rows_of_case

        kinds_of_entry.register("group_nomination", _("Föreslagen till en grupp"))
        kinds_of_entry.register("group_selection", _("Urval"))
        kinds_of_entry.register("group_contact", _("Kontaktförsök"))
        kinds_of_entry.register("group_mapping", _("Kartläggning"))
        kinds_of_entry.register("group_enrolment", _("Inskrivning"))
        kinds_of_entry.register("group_plan", _("Plan"))
        kinds_of_entry.register("group_review", _("Avstämning"))
        kinds_of_entry.register("group_closed", _("Avslut"))
        kinds_of_entry.register("group_after", _("Efteråt"))
        short.register(in_short.wanted, in_short.told)
        pages.register("group", "groups:group")
        own_pages.register(own_pages.OwnPage("groups:of_case", _("Till gruppen"), "handshake"), rows_of_case)
        pages.register("commitment", "groups:commitment")
        pages.register("plan_to_show", "groups:of_family_room")
        pages.register("group_after_check", "groups:of_after_check")
        shown.show(
            family_kinds.FAMILY_PLAN,
            shown.Section.PLAN,
            "groups/messages/family_plan.html",
            _("Planen"),
            replaces=True,
        )
        shown.show(
            family_kinds.GOAL_RATED,
            shown.Section.PLAN,
            family_kinds.GOAL_RATED.template,
        )
