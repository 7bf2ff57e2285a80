#!/bin/sh
# Makes .venv with bullsnake in it, unless it is there and up to date. Usage: setup.sh PYTHON "first line" [EXTRA]
# Each thing that can be missing gets one line with the command that mends it.
set -u
python=$1
message=$2
extra=${3:-}
[ -z "$message" ] || echo "$message"

fail() { echo "error: $1" >&2; exit 1; }

[ "$(uname -s)" = Linux ] || fail "this needs Linux, not $(uname -s); in a container: docker run -it -v \"\$PWD\":/b -w /b python:3.11 make demo"
[ "$(uname -m)" = x86_64 ] || fail "this needs an x86-64 machine, not $(uname -m); in a container: docker run --platform linux/amd64 -it -v \"\$PWD\":/b -w /b python:3.11 make demo"
found=""
for candidate in "$python" python3.11 python3.12 python3.13 python3; do
    if command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        found=$candidate
        break
    fi
done
[ -n "$found" ] || fail "this needs Python 3.11 or newer; install it: sudo apt-get install python3.11 python3.11-venv"

stamp=.venv/.ready-${extra:-run}
wanted=$(cksum pyproject.toml requirements.lock 2>/dev/null | cksum)
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && exit 0

start=$(date +%s)
if [ ! -x .venv/bin/python ]; then
    echo "making .venv ..."
    "$found" -m venv .venv >/tmp/bullsnake-venv.$$ 2>&1 || {
        rm -rf .venv /tmp/bullsnake-venv.$$
        fail "python cannot make a virtual environment; install the module: sudo apt-get install python3-venv"
    }
    rm -f /tmp/bullsnake-venv.$$
fi
echo "installing bullsnake${extra:+ and its $extra tools} into .venv ..."
log=.venv/install.log
.venv/bin/python -m pip install --disable-pip-version-check -c requirements.lock -e ".${extra:+[$extra]}" >"$log" 2>&1 || {
    if grep -q -i -E "connection|resolve|network|timed out|unreachable" "$log"; then
        fail "no network: the packages could not be fetched; with a mirror: PIP_INDEX_URL=https://MIRROR/simple make demo (log: $log)"
    fi
    fail "pip failed; see $log, then: rm -rf .venv and again"
}
echo "$wanted" >"$stamp"
echo "ready in $(($(date +%s) - start)) s"
