#!/usr/bin/env bash
# Whole recordings (EDF, 115 MB: 8 channels x 1 h and 1 channel x 8 h at 2 kHz): reading the file, `emgtool analyze`, and the numpy/scipy recipe, in turns
# in one run, so that what else the machine does meets all of them; then the stages inside, and two threads against two processes.
# Prints medians and ratios as Markdown and writes them to benchmarks/results/CPU/hour.md.
#
# usage: benchmarks/against/hour.sh [ROUNDS]     default 5
# needs: the .NET 10 SDK, and a python3 with numpy and scipy (PYTHON=... chooses one)
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-5}
python=${PYTHON:-/usr/bin/python3}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dotnet publish src/EmgTool -c Release -p:PublishProfile=single -o "$folder/bin" --verbosity quiet >&2
dotnet build -c Release benchmarks/EmgTool.Benchmarks --verbosity quiet >&2
program=$folder/bin/emgtool
bench=$PWD/artifacts/bin/EmgTool.Benchmarks/release/EmgTool.Benchmarks
"$program" synthesize "$folder/hour.edf" --duration 3600 --rate 2000 --channels 8 --seed 1 >&2
"$program" synthesize "$folder/night.edf" --duration 28800 --rate 2000 --channels 1 --seed 1 >&2
"$program" synthesize "$folder/long.edf" --duration 14400 --rate 2000 --channels 8 --seed 1 >&2

"$python" benchmarks/against/hour.py "$program" "$bench" "$folder" "$rounds"
