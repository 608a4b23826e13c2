#!/usr/bin/env bash
# An hour of 8 channels at 2 kHz as CSV (480 MB, 9 columns): `emgtool info`, which reads all of it, and pandas.read_csv with its C engine, in turns
# in one run. Prints MB/s and ratios as Markdown and writes them to benchmarks/results/CPU/text.md.
#
# usage: benchmarks/against/text.sh [ROUNDS] [SECONDS]     default 5, 3600
# needs: the .NET 10 SDK, and a python3 with numpy and pandas (PYTHON=... chooses one)
set -euo pipefail
source "$(dirname "$0")/prepare.sh"
rounds=${1:-5}

build
"$program" synthesize "$folder/table.csv" --duration "${2:-3600}" --rate 2000 --channels 8 --seed 1 >&2
head -n 100 "$folder/table.csv" > "$folder/head.csv"

"$python" benchmarks/against/text.py "$program" "$folder/table.csv" "$folder/head.csv" "$rounds"
