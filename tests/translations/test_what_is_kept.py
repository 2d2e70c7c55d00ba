"""What is sent, stored and printed is Swedish, whatever language its writer reads in."""

import re

import psycopg
import pytest
from django.conf import settings

from tests.translations.catalogues import entries

LETTERS = 5  # of its own, beside what is filled in
CODE = re.compile(r"[a-z0-9_.:{}-]+")
PLACE = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


def as_pattern(text: str) -> str:
    """The text as it stands when something has been filled in."""
    return r".{0,200}?".join(re.escape(part) for part in PLACE.split(text))


def english() -> re.Pattern[str]:
    """Any text that the catalogues say in other words than the Swedish: one of three words or more wherever it stands,
    a shorter one as a whole line or the heading of one."""
    swedish, known = zip(*entries(), strict=True)
    said = {one for one in known if len(re.sub(r"[^a-z]", "", PLACE.sub("", one.lower()))) >= LETTERS} - set(
        swedish
    )
    longest_first = sorted(said, key=len, reverse=True)
    anywhere = "|".join(as_pattern(one) for one in longest_first if len(PLACE.sub("", one).split()) > 2)
    whole = "|".join(as_pattern(one) for one in longest_first if len(PLACE.sub("", one).split()) <= 2)
    return re.compile(rf"(?m)\b(?:{anywhere})|^(?:{whole})(?=$|: |\.$)")


def kept(database: str) -> list[tuple[str, str]]:
    """Every text of every table, with the column it stands in."""
    owner = settings.DATABASES["owner"]
    found: list[tuple[str, str]] = []
    with psycopg.connect(
        host=owner["HOST"],
        port=owner["PORT"],
        user=owner["USER"],
        password=owner["PASSWORD"],
        dbname=database,
    ) as connection:
        columns = connection.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' "
            "AND data_type IN ('text', 'character varying', 'jsonb', 'json', 'ARRAY') "
            "AND table_name !~ '^(django|auth|procrastinate)_'"
        ).fetchall()
        for table, column in columns:
            rows = connection.execute(f'SELECT DISTINCT "{column}"::text FROM public."{table}"').fetchall()
            found += [(f"{table}.{column}", text) for (text,) in rows if text]
    return found


@pytest.mark.django_db
def test_what_people_who_read_english_have_written_is_kept_in_swedish(told_in_english):
    texts = kept(told_in_english)
    assert len(texts) > 500
    pattern = english()
    strays = {
        f"{column}: {found.group()}"
        for column, text in texts
        for line in re.split(r'(?<!\\)"|\\n', text)
        if not CODE.fullmatch(line)
        for found in pattern.finditer(line)
    }
    assert "\n".join(sorted(strays)) == ""
