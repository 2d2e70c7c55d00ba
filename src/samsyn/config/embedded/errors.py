"""What can go wrong with the embedded database, in words for the one who installs it."""

from samsyn.config.faults import Fault


class EmbeddedError(Fault):
    """The embedded database cannot be used; the text says what, why and what to do, in Swedish."""
