"""What cannot be kept, said so that a worker knows what to do instead."""


class Unanswered(Exception):
    """A question that has to be answered has no answer; `message` says which, where and what to do, in Swedish."""

    def __init__(self, message: object) -> None:
        super().__init__(str(message))
        self.message = str(message)
