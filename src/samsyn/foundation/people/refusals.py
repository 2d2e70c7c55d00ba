"""What cannot be done with a person, said so that a worker knows what to do instead."""

from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _


class PersonRefused(Exception):
    """What was asked cannot be done; `message` says what, why and what to do, in Swedish."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(str(message))
        self.message = str(message)


class NumberTaken(PersonRefused):
    """The unit already has somebody with this number; `person_id` is who."""

    def __init__(self, person_id: UUID) -> None:
        super().__init__(
            _(
                "Numret finns redan hos en annan person hos er. "
                "Öppna den personen i stället, eller rätta numret."
            )
        )
        self.person_id = person_id


class ChangedMeanwhile(PersonRefused):
    """Somebody else corrected the person after this worker opened the page."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Uppgifterna har ändrats av någon annan sedan du öppnade sidan. "
                "Läs dem igen och gör om din ändring."
            )
        )
