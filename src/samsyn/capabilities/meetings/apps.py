from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "samsyn.capabilities.meetings"
    label = "meetings"

    def ready(self) -> None:
        from samsyn.foundation.cases import kinds_of_entry, pages
        from samsyn.foundation.family import shown

        from . import kinds

        kinds.register_all()
        shown.show(kinds.FAMILY_MEETING, shown.Section.MEETINGS, kinds.FAMILY_MEETING.template)
        shown.show(kinds.FAMILY_MINUTES, shown.Section.MEETINGS, kinds.FAMILY_MINUTES.template)
        kinds_of_entry.register("meeting", _("Möte"))
        kinds_of_entry.register("report_meeting", _("Anmälningsmöte, hållet"))
        pages.register("meeting", "meetings:meeting")
        pages.register("meeting_invitation", "meetings:invitation")
        pages.register("meeting_minutes", "meetings:received_minutes")
