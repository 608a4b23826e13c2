#!/usr/bin/env bash
# A hundred settings on four recordings of 8 channels x 5 min: `emgtool sweep` where they share the filter, where ten filters stand against ten thresholds, where each has a filter
# of its own, and ten of them; and ten runs of `emgtool analyze` with one of the settings each, in turns in one run.
# Prints medians and ratios as Markdown and writes them to benchmarks/results/CPU/sweep.md.
#
# usage: benchmarks/against/sweep.sh [ROUNDS]     default 3; takes about two minutes each
# needs: the .NET 10 SDK, and a python3 (PYTHON=... chooses one)
set -euo pipefail
source "$(dirname "$0")/prepare.sh"
rounds=${1:-3}

publish
for seed in 1 2 3 4; do
    "$program" synthesize "$folder/$seed.edf" --duration 300 --rate 2000 --channels 8 --seed "$seed" >&2
done

"$python" benchmarks/against/sweep.py "$program" "$folder" "$rounds"
