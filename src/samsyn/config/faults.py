"""The faults that end a command: each is a sentence for the one who installs and runs Samsyn."""


class Fault(Exception):
    """Something is wrong around the program; the text says what, why and what to do, in Swedish."""
