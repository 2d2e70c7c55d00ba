"""What cannot be shared, said so that a worker knows what to do instead."""


class SharingRefused(Exception):
    """What was asked cannot be done; `message` says what, why and what to do, in Swedish."""

    def __init__(self, message: object) -> None:
        super().__init__(str(message))
        self.message = str(message)
