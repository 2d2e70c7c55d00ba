from django.apps import AppConfig
from django.conf import settings
from django.db import connections
from django.db.models.signals import post_migrate


def store_signing_key(using: str, **_: object) -> None:
    """Give the database the key by which it knows the web process's signature (HMAC pads, RFC 2104)."""
    key = settings.SAMSYN_ACTING_KEY.ljust(64, b"\0")
    inner, outer = bytes(byte ^ 0x36 for byte in key), bytes(byte ^ 0x5C for byte in key)
    with connections[using].cursor() as cursor:
        cursor.execute(
            "INSERT INTO samsyn.signing_key (inner_pad, outer_pad) VALUES (%s, %s) ON CONFLICT (only_one) "
            "DO UPDATE SET inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad",
            [inner, outer],
        )


class UnitsConfig(AppConfig):
    name = "samsyn.foundation.units"
    label = "units"

    def ready(self) -> None:
        post_migrate.connect(store_signing_key, sender=self)
