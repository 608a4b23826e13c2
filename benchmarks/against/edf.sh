#!/usr/bin/env bash
# Reading every sample of an hour of 8 channels at 2 kHz (EDF, 115 MB) in physical units: EmgTool and MNE on the same file, in turns in one run.
# Prints MB/s and the ratio as Markdown and writes them to benchmarks/results/CPU/edf.md.
#
# usage: benchmarks/against/edf.sh [ROUNDS]     default 5
# needs: the .NET 10 SDK, and a python3 with numpy and mne (PYTHON=... chooses one)
set -euo pipefail
source "$(dirname "$0")/prepare.sh"
rounds=${1:-5}

build
build_benchmarks
"$program" synthesize "$folder/hour.edf" --duration 3600 --rate 2000 --channels 8 --seed 1 >&2

"$python" benchmarks/against/edf.py "$program" "$bench" "$folder/hour.edf" "$rounds"
