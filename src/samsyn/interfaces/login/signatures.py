"""Checking the signature of an ID token (OpenID Connect Core 1.0, 3.1.3.7)."""

from typing import Any

import jwt
from allauth.socialaccount.providers.oauth2.client import OAuth2Error

SIGNED = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
NEEDED = ["iss", "aud", "exp", "iat", "sub"]


def verified(token: str, keys: dict[str, Any], *, issuer: str, audience: str) -> dict[str, Any]:
    """The claims of a token signed with one of the provider's public keys; OAuth2Error for any other.

    A token that does not name its key is accepted only where the provider has exactly one. Shared secrets and
    unsigned tokens are never accepted.
    """
    try:
        name = jwt.get_unverified_header(token).get("kid")
        known = [key for key in jwt.PyJWKSet.from_dict(keys).keys if name is None or key.key_id == name]
        if len(known) != 1:
            raise OAuth2Error("No key, or more than one, for the ID token")
        claims: dict[str, Any] = jwt.decode(
            token,
            known[0].key,
            algorithms=SIGNED,
            issuer=issuer,
            audience=audience,
            options={"require": NEEDED},
        )
    except jwt.PyJWTError as error:
        raise OAuth2Error("The ID token is not valid") from error
    if claims.get("azp", audience) != audience:
        raise OAuth2Error("The ID token was made for another party")
    return claims
