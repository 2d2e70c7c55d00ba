"""The form's own token: signed, of a known age, used once.

It stands in for a cookie, which a tip must not set.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.core import signing

YOUNGEST = dt.timedelta(seconds=2)
OLDEST = dt.timedelta(hours=24)
_signer = signing.Signer(salt="samsyn.tips.form")


class TokenError(ValueError):
    """The form was not ours, or is too old or too new to be sent."""


class TooOldError(TokenError):
    """The page has been open for so long that it has to be sent once more."""


class TooSoonError(TokenError):
    """No human writes that fast."""


@dataclass(frozen=True)
class FormToken:
    """One shown form."""

    form: UUID
    shown_at: dt.datetime

    @property
    def used_as(self) -> bytes:
        """What the database remembers of it: a hash, which neither the form nor a code can be found from."""
        return hashlib.sha256(b"used form" + self.form.bytes).digest()


def issue(at: dt.datetime) -> str:
    """A token for a form shown now."""
    return _signer.sign(f"{uuid4().hex}.{int(at.timestamp())}")


def read(text: str, *, at: dt.datetime) -> FormToken:
    """The token that came back, or a TokenError that says what is the matter with it."""
    try:
        form, seconds = _signer.unsign(text).split(".")
        token = FormToken(UUID(form), dt.datetime.fromtimestamp(int(seconds), dt.UTC))
    except (signing.BadSignature, ValueError) as error:
        raise TokenError from error
    if at - token.shown_at > OLDEST:
        raise TooOldError
    if at - token.shown_at < YOUNGEST:
        raise TooSoonError
    return token
