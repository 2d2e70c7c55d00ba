"""What cannot be done with a meeting, said so that a worker knows what to do instead."""


class MeetingRefused(Exception):
    """What was asked cannot be done; `message` says what, why and what to do."""

    def __init__(self, message: object) -> None:
        super().__init__(str(message))
        self.message = str(message)
