"""Receipt codes: 100 bits in five readable groups. Only the SHA-256 of a code is ever stored.

The letters are Crockford's: none that is taken for a digit, so a code can be read aloud. A code follows from
the form's own token and the installation's key, so that a form sent twice answers with the same code.
"""

import hashlib
import hmac
from uuid import UUID

from django.conf import settings

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 20, 4
TAKEN_FOR = str.maketrans("ILO", "110")


def receipt_code(form: UUID) -> str:
    """The code of the tip that this form sends, as it is shown: "7KQ4-M2XD-0R8T-VW3B-C5NE"."""
    said = hmac.new(_key(), form.bytes, hashlib.sha256).digest()
    number = int.from_bytes(said)
    letters = "".join(LETTERS[(number >> 5 * place) & 31] for place in range(LENGTH))
    return "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def normalised(typed: str) -> str | None:
    """The code's bare letters from what somebody typed, or None when it cannot be a code."""
    bare = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(TAKEN_FOR)
    return bare if len(bare) == LENGTH and set(bare) <= set(LETTERS) else None


def code_hash(code: str) -> bytes:
    """What is stored and looked up; `code` with or without its hyphens."""
    return hashlib.sha256(code.replace("-", "").encode()).digest()


def _key() -> bytes:
    return hmac.new(settings.SECRET_KEY.encode(), b"samsyn receipt code", hashlib.sha256).digest()
