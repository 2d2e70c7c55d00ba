"""Why a hand-over cannot be done."""


class HandOverRefused(ValueError):
    """What was asked cannot be done; the text says what, why and what to do, in Swedish."""
