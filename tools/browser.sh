#!/bin/sh
# See to it that the tests have a browser: Debian's Chromium if we may install it, else Playwright's own.
set -eu

found() { .venv/bin/python -c 'import sys; from samsyn.config import browser; sys.exit(browser.find() is None)'; }

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }
install() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -y -q "$@" >/dev/null 2>&1 ||
        { apt-get update -q >/dev/null 2>&1 && apt-get install -y -q "$@" >/dev/null 2>&1; }
}

# The shell without windows is the quickest; a machine that has another browser, and cannot get it, uses what it has.
if [ -z "${SAMSYN_BROWSER:-}" ] && ! command -v chromium-headless-shell >/dev/null 2>&1 && may_install; then
    echo "Hämtar webbläsaren Chromium …" >&2
    install chromium-headless-shell || true
fi
if found; then exit 0; fi
if may_install && install chromium chromium-l10n && found; then exit 0; fi

echo "Hämtar Playwrights webbläsare till $PLAYWRIGHT_BROWSERS_PATH …" >&2
.venv/bin/python -m playwright install chromium >&2 || true
if ! found; then
    echo "Testerna behöver en webbläsare, och ingen kunde hämtas. Installera Chromium, eller säg var den finns: SAMSYN_BROWSER=/sökväg/chromium make test" >&2
    exit 1
fi
