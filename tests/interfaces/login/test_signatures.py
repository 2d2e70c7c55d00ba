"""Forged and mistaken ID tokens."""

import json
import time

import jwt
import pytest
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from samsyn.interfaces.login.signatures import verified

ISSUER = "https://idp.example"


def key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


THEIRS, STRANGERS = key(), key()


def published(*private, names=("a", "b")):
    keys = [json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(one.public_key())) for one in private]
    return {
        "keys": [
            one | {"kid": name, "use": "sig", "alg": "RS256"} for one, name in zip(keys, names, strict=False)
        ]
    }


def claims(**changes):
    now = int(time.time())
    said = {"iss": ISSUER, "aud": "samsyn", "sub": "sara", "iat": now, "exp": now + 60, **changes}
    return {name: value for name, value in said.items() if value is not None}


def read(token, keys=None):
    return verified(token, keys or published(THEIRS), issuer=ISSUER, audience="samsyn")


def signed(with_key=THEIRS, kid="a", alg="RS256", **changes):
    return jwt.encode(claims(**changes), with_key, algorithm=alg, headers={"kid": kid} if kid else None)


@pytest.mark.parametrize("kid", ["a", None])
def test_a_token_signed_by_the_provider_is_read(kid):
    assert read(signed(kid=kid))["sub"] == "sara"


@pytest.mark.parametrize(
    "changes",
    [
        {"aud": "nagon-annan"},
        {"iss": "https://ond.example"},
        {"exp": 1},
        {"exp": None},
        {"sub": None},
        {"azp": "nagon-annan"},
    ],
)
def test_a_token_for_another_from_another_or_too_old_is_refused(changes):
    with pytest.raises(OAuth2Error):
        read(signed(**changes))


def test_a_strangers_signature_is_refused():
    with pytest.raises(OAuth2Error):
        read(signed(STRANGERS))


def test_an_unnamed_key_is_not_guessed_among_several():
    with pytest.raises(OAuth2Error):
        read(signed(kid=None), published(THEIRS, STRANGERS))


def test_an_unsigned_token_is_refused():
    with pytest.raises(OAuth2Error):
        read(jwt.encode(claims(), None, algorithm="none", headers={"kid": "a"}))


def test_the_public_key_is_not_taken_for_a_shared_secret():
    import hashlib
    import hmac
    from base64 import urlsafe_b64encode

    def part(value):
        return urlsafe_b64encode(value).rstrip(b"=")

    public = THEIRS.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    said = b".".join(part(json.dumps(one).encode()) for one in ({"alg": "HS256", "kid": "a"}, claims()))
    forged = said + b"." + part(hmac.new(public, said, hashlib.sha256).digest())
    with pytest.raises(OAuth2Error):
        read(forged.decode())


def test_what_is_no_token_at_all_is_refused():
    with pytest.raises(OAuth2Error):
        read("inte en token")
