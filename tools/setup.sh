#!/bin/sh
# Make the Python environment in .venv from the lock file. Started by make; quick when there is nothing to do.
set -eu

UV=0.13.9   # the version that read uv.lock when it was written

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for name in "${PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 && new_enough "$name"; then
            command -v "$name"
            return
        fi
    done
    stop "Samsyn behöver Python 3.11 eller senare. Installera det, eller säg var det finns: make setup PYTHON=/sökväg/python3"
}

as_root_with_apt() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

make_environment() {
    if "$python" -m venv --clear .venv >/dev/null 2>&1; then return; fi
    if as_root_with_apt; then
        say "Hämtar python3-venv …"
        DEBIAN_FRONTEND=noninteractive apt-get install -y -q python3-venv >/dev/null 2>&1 ||
            { apt-get update -q >/dev/null 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get install -y -q python3-venv >/dev/null; }
        if "$python" -m venv --clear .venv; then return; fi
    fi
    stop "Python saknar modulen venv. På Debian och Ubuntu: sudo apt install python3-venv. Kör sedan make setup igen."
}

python=$(find_python)

if ! { [ -x .venv/bin/python ] && new_enough .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; }; then
    say "Skapar en Python-miljö i .venv …"
    make_environment
fi

if [ "$(.venv/bin/uv --version 2>/dev/null | cut -d' ' -f2)" != "$UV" ]; then
    say "Hämtar uv $UV, som läser låsfilen …"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check "uv==$UV" ||
        stop "uv kunde inte hämtas. Finns det en väg till ett paketförråd? Se pip:s meddelande ovanför."
fi

say "Installerar de låsta paketen …"
UV_PROJECT_ENVIRONMENT=.venv UV_PYTHON=.venv/bin/python UV_PYTHON_DOWNLOADS=never .venv/bin/uv sync --frozen --quiet ||
    stop "Paketen kunde inte installeras. Se meddelandet ovanför; har de hämtats förut räcker: UV_OFFLINE=1 make setup"
