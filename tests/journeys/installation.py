"""A Samsyn that runs, and its database."""

from dataclasses import dataclass
from typing import Any

import psycopg
from django.conf import settings


@dataclass(frozen=True)
class Installation:
    """A running Samsyn: where it is and how to ask its database as the owner."""

    url: str
    database: str

    def ask(self, statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
        known = settings.DATABASES["owner"]
        with psycopg.connect(
            host=known["HOST"],
            port=known["PORT"],
            user=known["USER"],
            password=known["PASSWORD"],
            dbname=self.database,
        ) as connection:
            return connection.execute(statement, parameters).fetchall()  # type: ignore[arg-type]
