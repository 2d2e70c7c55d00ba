"""What the serving role may do with the queue: everything but change it.

The queue's package brings its own functions and tables. They act with the rights of the one who calls them,
so opening them gives nothing away. Done after every migration, since a new version may bring new ones.
"""

from __future__ import annotations

from django.db import connection

FUNCTIONS = r"""
    SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'public' AND p.proname LIKE 'procrastinate\_%' AND NOT p.prosecdef
"""


def open_to(role: str) -> None:
    """Let `role` call the queue's functions; any number of times. The connection must be the owner's."""
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS)
        functions = ", ".join(name for (name,) in cursor.fetchall())
        if functions:
            cursor.execute(f"GRANT EXECUTE ON FUNCTION {functions} TO {connection.ops.quote_name(role)}")
