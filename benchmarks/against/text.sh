#!/usr/bin/env bash
# An hour of 8 channels at 2 kHz as CSV (480 MB, 9 columns): `emgtool info`, which reads all of it, and pandas.read_csv with its C engine, in turns
# in one run. Prints MB/s and ratios as Markdown and writes them to benchmarks/results/CPU/text.md.
#
# usage: benchmarks/against/text.sh [ROUNDS] [SECONDS]     default 5, 3600
# needs: the .NET 10 SDK, and a python3 with numpy and pandas (PYTHON=... chooses one)
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-5}
python=${PYTHON:-/usr/bin/python3}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

dotnet build -c Release src/EmgTool --verbosity quiet >&2
program=$PWD/artifacts/bin/EmgTool/release/emgtool
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$program" synthesize "$folder/table.csv" --duration "${2:-3600}" --rate 2000 --channels 8 --seed 1 >&2
head -n 100 "$folder/table.csv" > "$folder/head.csv"

"$python" benchmarks/against/text.py "$program" "$folder/table.csv" "$folder/head.csv" "$rounds"
