"""What cannot be done at the reception, said so that a worker knows why and what to do instead."""

from django.utils.functional import Promise


class IntakeRefused(Exception):
    """What was asked cannot be done; `message` says what, why and what to do, in Swedish."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(str(message))
        self.message = str(message)


class AlreadyDecided(IntakeRefused):
    """A colleague decided first; the message shows what. What was typed is still on the page."""
