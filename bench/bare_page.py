"""The reference of `tips`: the least page that takes the same form and keeps it, one row in one table."""

import os
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

import psycopg

_connections: dict[int, psycopg.Connection[Any]] = {}


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    import threading

    thread = threading.get_ident()
    if thread not in _connections:
        _connections[thread] = psycopg.connect(os.environ["BENCH_BARE"], autocommit=True)
    form = parse_qs(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)).decode())
    _connections[thread].execute("INSERT INTO bench_bare (what) VALUES (%s)", [form["what"][0]])
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
    return [b"<!doctype html><title>Tack</title><p>receipt-code"]
