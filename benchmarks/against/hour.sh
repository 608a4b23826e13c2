#!/usr/bin/env bash
# Whole recordings (EDF, 115 MB: 8 channels x 1 h and 1 channel x 8 h at 2 kHz): reading the file, `emgtool analyze`, and the numpy/scipy recipe, in turns
# in one run, so that what else the machine does meets all of them; then the stages inside, and two threads against two processes.
# Prints medians and ratios as Markdown and writes them to benchmarks/results/CPU/hour.md.
#
# usage: benchmarks/against/hour.sh [ROUNDS]     default 5
# needs: the .NET 10 SDK, and a python3 with numpy and scipy (PYTHON=... chooses one)
set -euo pipefail
source "$(dirname "$0")/prepare.sh"
rounds=${1:-5}

publish
build_benchmarks
"$program" synthesize "$folder/hour.edf" --duration 3600 --rate 2000 --channels 8 --seed 1 >&2
"$program" synthesize "$folder/night.edf" --duration 28800 --rate 2000 --channels 1 --seed 1 >&2
"$program" synthesize "$folder/long.edf" --duration 14400 --rate 2000 --channels 8 --seed 1 >&2

"$python" benchmarks/against/hour.py "$program" "$bench" "$folder" "$rounds"
