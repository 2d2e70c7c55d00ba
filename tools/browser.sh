#!/bin/sh
# See to it that the tests have a browser: Debian's Chromium with Swedish if we may install it, else Playwright's own.
set -eu

found() { .venv/bin/python -c 'import sys; from samsyn.config import browser; sys.exit(browser.find() is None)'; }

if found; then exit 0; fi

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Hämtar webbläsaren Chromium …" >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -y -q chromium chromium-l10n >/dev/null 2>&1 ||
        { apt-get update -q >/dev/null 2>&1 && apt-get install -y -q chromium chromium-l10n >/dev/null 2>&1; } || true
    if found; then exit 0; fi
fi

echo "Hämtar Playwrights webbläsare till $PLAYWRIGHT_BROWSERS_PATH …" >&2
.venv/bin/python -m playwright install chromium >&2 || true
if ! found; then
    echo "Testerna behöver en webbläsare, och ingen kunde hämtas. Installera Chromium, eller säg var den finns: SAMSYN_BROWSER=/sökväg/chromium make test" >&2
    exit 1
fi
