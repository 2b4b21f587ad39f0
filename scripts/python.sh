#!/bin/sh
# Run a script with the first Python that is new enough and can make environments: PYTHON where it is set.
# Usage: sh scripts/python.sh SCRIPT [ARGUMENT…]

unset PYTHONHOME PYTHONPATH

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
makes_environments() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

without_venv=
for candidate in "${PYTHON:-}" python3.13 python3.12 python3.11 python3 python; do
    [ -n "$candidate" ] || continue
    if new_enough "$candidate"; then
        makes_environments "$candidate" && exec "$candidate" "$@"
        without_venv=${without_venv:-$candidate}
    fi
    if [ -n "${PYTHON:-}" ]; then break; fi
done

if [ -n "$without_venv" ]; then
    echo "$without_venv cannot make environments. On Debian or Ubuntu: apt install python3-venv" >&2
elif [ -n "${PYTHON:-}" ]; then
    echo "PYTHON is “$PYTHON”, which is no Python 3.11 or newer. Name another, or leave PYTHON out." >&2
else
    echo "Nuvika needs Python 3.11 or newer. Debian: apt install python3 python3-venv. macOS: brew install python" >&2
fi
exit 1
