#!/usr/bin/env bash
# Converts the sample data and awkward recordings with EmgTool, and compares every value and annotation of the results with what EDFlib
# (Debian: libedf-dev, gcc) and MNE (python3-mne) read, and filtered signals with scipy. Skips what is not installed; --install
# installs it first, as root, in two minutes at the most. Fails on a mismatch.
set -uo pipefail
cd "$(dirname "$0")/../.."
python=/usr/bin/python3
emgtool=artifacts/bin/EmgTool/debug/emgtool

skip() { echo "cross-check skipped: $1"; exit 0; }

can_compare() { "$python" -c 'import numpy, mne, scipy.signal' && echo '#include <edflib.h>' | gcc -E - ; } >/dev/null 2>&1

if [ "${1:-}" = --install ] && ! can_compare && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  # Whatever this does or fails to do, the checks below tell what there is.
  export DEBIAN_FRONTEND=noninteractive
  timeout 120 sh -c 'apt-get -qq update && apt-get -qq install -y --no-install-recommends python3-mne libedf-dev gcc libc6-dev' >/dev/null 2>&1
fi

[ -x "$emgtool" ] || skip "no $emgtool; build first"
"$python" -c 'import numpy' 2>/dev/null || skip "no numpy for $python (Debian: python3-mne)"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/in" "$folder/out"
dump=
if echo '#include <edflib.h>' | gcc -E - >/dev/null 2>&1; then
  gcc -O1 -Wall -Wextra tests/cross-check/edflib_dump.c -ledf -o "$folder/edflib_dump" || exit 1
  dump=$folder/edflib_dump
else
  echo "cross-check: no EDFlib (Debian: libedf-dev, gcc); left out"
fi
"$python" -c 'import mne, scipy.signal' 2>/dev/null || echo "cross-check: no MNE (Debian: python3-mne); left out"

"$python" -B tests/cross-check/make_recordings.py "$folder/in" || exit 1
"$python" -B tests/cross-check/compare.py "$PWD/$emgtool" "$dump" "$folder/out" "$PWD"/sample-data/*.edf "$PWD"/sample-data/jerks.csv "$folder"/in/*
