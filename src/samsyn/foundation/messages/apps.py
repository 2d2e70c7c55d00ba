import json

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


def store_kinds(using: str, **_: object) -> None:
    """Tell the database's delivery function which kinds of message there are."""
    from .kinds import all_kinds

    with connections[using].cursor() as cursor:
        for kind in all_kinds():
            cursor.execute(
                "INSERT INTO letters_messagekind (id, key, version, categories, purpose, needs_assessment) "
                "VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (id) DO UPDATE SET categories = excluded.categories, "
                "purpose = excluded.purpose, needs_assessment = excluded.needs_assessment",
                [
                    kind.id,
                    kind.key,
                    kind.version,
                    json.dumps([category.value for category in kind.categories]),
                    kind.purpose.value if kind.purpose else "",
                    kind.needs_assessment,
                ],
            )


class MessagesConfig(AppConfig):
    name = "samsyn.foundation.messages"
    label = "letters"

    def ready(self) -> None:
        post_migrate.connect(store_kinds, sender=self)
