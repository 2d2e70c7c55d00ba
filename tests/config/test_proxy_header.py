"""A web server in front says that the browser came over https; it is believed only when the operator says so."""

import json
import os
import subprocess
import sys

import pytest

ASK = "import json; from samsyn.config import settings; print(json.dumps(settings.SECURE_PROXY_SSL_HEADER))"


def header(**given):
    plain = {key: value for key, value in os.environ.items() if not key.startswith("SAMSYN_")}
    said = {
        "SAMSYN_DATABASE_URL": "postgresql://x:y@localhost/z",
        "SAMSYN_SECRET_KEY": "only for a test " * 4,
    }
    shown = subprocess.run(
        [sys.executable, "-c", ASK], env=plain | said | given, check=True, capture_output=True, text=True
    )
    return json.loads(shown.stdout)


@pytest.mark.parametrize(
    ("given", "believed"),
    [
        ({}, None),
        ({"SAMSYN_HTTPS": "1"}, None),
        ({"SAMSYN_PROXY_HEADER": "X-Forwarded-Proto"}, None),
        (
            {"SAMSYN_HTTPS": "1", "SAMSYN_PROXY_HEADER": "X-Forwarded-Proto"},
            ["HTTP_X_FORWARDED_PROTO", "https"],
        ),
    ],
)
def test_the_header_is_believed_only_with_https_and_its_name(given, believed):
    assert header(**given) == believed
