"""The clock that the story is told by, so that a report can have come three days ago.

The functions that let messages in read the database's own clock, and nobody can give them another moment. While
the demo is being loaded, the role that owns them lends these of them another clock by putting a schema first on
their search path, and afterwards takes it back. No policy, no check and no trigger is touched; the web's role can
neither lend the clock nor keep it; the log goes on telling when its rows were really written.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

LENT_TO = (
    "deliver",
    "check_crossing",
    "check_consents",
    "mark_read",
    "withdraw",
    "copy_consent",
    "withdraw_consent",
    "end_consent",
    "open_family_room",
    "close_family_room",
    "check_into_family",
    "enter_with_family_code",
    "end_family_codes",
    "remind_every_unit_of_birthdays",
    "receive_tip",
    "settle",
    "publish_method",
    "save_method_draft",
    "add_to_tip",
)
OWN, LENT = "pg_catalog, public", "samsyn_story, pg_catalog, public"
SETTING = "samsyn.told_at"
CLOCK = """
CREATE SCHEMA IF NOT EXISTS samsyn_story;
CREATE OR REPLACE FUNCTION samsyn_story.told() RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT nullif(current_setting('samsyn.told_at', true), '')::timestamptz
$$;
CREATE OR REPLACE FUNCTION samsyn_story.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
    SELECT coalesce(samsyn_story.told(), pg_catalog.clock_timestamp())
$$;
CREATE OR REPLACE FUNCTION samsyn_story.now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT coalesce(samsyn_story.told(), pg_catalog.now())
$$;
"""


@contextmanager
def lent_clock() -> Iterator[None]:
    """Lend the clock while the block runs. `default` has to be the owner's connection."""
    with connection.cursor() as cursor:
        cursor.execute(CLOCK)
    _put_on_the_path(LENT)
    try:
        yield
    finally:
        take_back()


def take_back() -> None:
    """Give the functions the database's own clock again; harmless when they have it."""
    _put_on_the_path(OWN)
    with connection.cursor() as cursor:
        cursor.execute("SET client_min_messages = warning")
        cursor.execute("DROP SCHEMA IF EXISTS samsyn_story CASCADE")
        cursor.execute("RESET client_min_messages")


def tell_time(at: dt.datetime) -> None:
    """From here to the end of the transaction it is `at`, where the clock is lent."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, at.isoformat()])


def _put_on_the_path(path: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT oid::regprocedure::text FROM pg_proc "
            "WHERE pronamespace = 'samsyn'::regnamespace AND proname = ANY(%s)",
            [list(LENT_TO)],
        )
        for (function,) in cursor.fetchall():
            cursor.execute(f"ALTER FUNCTION {function} SET search_path = {path}")
