#!/usr/bin/env bash
# Starting: `emgtool` against the smallest program with the same command-line parser, published the same way, and against what an analysis in Python imports first;
# whole processes in turns, files in the page cache. Prints medians and ratios as Markdown and writes them to benchmarks/results/CPU/start.md.
#
# usage: benchmarks/against/start.sh [ROUNDS]     default 21
# needs: the .NET 10 SDK, and a python3 with numpy and scipy (PYTHON=... chooses one)
set -euo pipefail
source "$(dirname "$0")/prepare.sh"
rounds=${1:-21}

publish
dotnet publish benchmarks/against/start -c Release -o "$folder/bin" --verbosity quiet >&2
"$program" synthesize "$folder/tiny.edf" --duration 10 --rate 2000 --channels 2 --seed 1 >&2

"$python" benchmarks/against/start.py "$program" "$folder/bin/Start" "$folder" "$rounds"
