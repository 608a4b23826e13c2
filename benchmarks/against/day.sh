#!/usr/bin/env bash
# A day of 16 channels at 2 kHz (5.5 GB of EDF), ten and forty minutes of the same: time per sample and peak memory of `emgtool analyze`, in turns in one run.
# Prints Markdown and writes it to benchmarks/results/CPU/day.md.
#
# usage: benchmarks/against/day.sh [ROUNDS]     default 5; takes about a minute each, three to make the recording, 6 GB under TMPDIR and as much memory for the page cache
# needs: the .NET 10 SDK, and a python3 (PYTHON=... chooses one)
set -euo pipefail
source "$(dirname "$0")/prepare.sh"
rounds=${1:-5}

publish
"$program" synthesize "$folder/day.edf" --duration 86400 --rate 2000 --channels 16 --seed 3 >&2
"$program" synthesize "$folder/forty.edf" --duration 2400 --rate 2000 --channels 16 --seed 3 >&2
"$program" synthesize "$folder/ten.edf" --duration 600 --rate 2000 --channels 16 --seed 3 >&2

"$python" benchmarks/against/day.py "$program" "$folder" "$rounds"
