"""Why a question or an answer was not sent, in words for the page."""


class CounselRefused(Exception):
    """Nothing was sent; the message says why and what to do, in Swedish."""
