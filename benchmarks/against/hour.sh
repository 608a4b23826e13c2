#!/usr/bin/env bash
# An hour of 8 channels at 2 kHz (EDF, 115 MB): reading the file, `emgtool analyze`, and the numpy/scipy recipe, in turns in one run, so that what
# else the machine does meets all of them. Prints medians and ratios as Markdown and writes them to benchmarks/results/CPU/hour.md.
#
# usage: benchmarks/against/hour.sh [ROUNDS]     default 5
# needs: the .NET 10 SDK, and a python3 with numpy and scipy (PYTHON=... chooses one)
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-5}
python=${PYTHON:-/usr/bin/python3}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

dotnet build -c Release src/EmgTool --verbosity quiet >&2
program=$PWD/artifacts/bin/EmgTool/release/emgtool
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$program" synthesize "$folder/hour.edf" --duration 3600 --rate 2000 --channels 8 --seed 1 >&2

exec "$python" benchmarks/against/hour.py "$program" "$folder/hour.edf" "$rounds"
