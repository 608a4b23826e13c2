#!/usr/bin/env bash
# Reading every sample of an hour of 8 channels at 2 kHz in physical units: EmgTool and MNE on the same EDF file, EmgTool and pandas' C engine on
# the same CSV file (a sixth of it), in turns in one run. Prints MB/s and ratios as Markdown and writes them to benchmarks/results/CPU/reading.md.
#
# usage: benchmarks/against/reading.sh [ROUNDS]     default 5
# needs: the .NET 10 SDK, and a python3 with numpy, pandas and mne (PYTHON=... chooses one)
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-5}
python=${PYTHON:-/usr/bin/python3}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

dotnet build -c Release src/EmgTool --verbosity quiet >&2
dotnet build -c Release benchmarks/EmgTool.Benchmarks --verbosity quiet >&2
program=$PWD/artifacts/bin/EmgTool/release/emgtool
bench=$PWD/artifacts/bin/EmgTool.Benchmarks/release/EmgTool.Benchmarks
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$program" synthesize "$folder/hour.edf" --duration 3600 --rate 2000 --channels 8 --seed 1 >&2
"$program" synthesize "$folder/ten-minutes.csv" --duration 600 --rate 2000 --channels 8 --seed 1 >&2

exec "$python" benchmarks/against/reading.py "$program" "$bench" "$folder" "$rounds"
