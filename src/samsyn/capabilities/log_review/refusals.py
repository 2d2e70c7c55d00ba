"""What cannot be done in a log review, said so that a reviewer knows why and what to do instead."""

from django.utils.functional import Promise


class ReviewRefused(Exception):
    """What was asked cannot be done; `message` says what, why and what to do, in Swedish."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(str(message))
        self.message = str(message)
