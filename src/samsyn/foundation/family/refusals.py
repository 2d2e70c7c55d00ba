"""What cannot be done with the family's rooms, in words."""


class FamilyRefused(Exception):
    """The text says what, why and what to do, in Swedish."""

    @property
    def message(self) -> str:
        return str(self)
