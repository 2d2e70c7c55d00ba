"""What can go wrong with the embedded database, in words for the one who installs it."""


class EmbeddedError(Exception):
    """The embedded database cannot be used; the text says what, why and what to do, in Swedish."""
