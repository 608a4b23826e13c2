#!/usr/bin/env bash
# Reading every sample of an hour of 8 channels at 2 kHz (EDF, 115 MB) in physical units: EmgTool and MNE on the same file, in turns in one run.
# Prints MB/s and the ratio as Markdown and writes them to benchmarks/results/CPU/edf.md.
#
# usage: benchmarks/against/edf.sh [ROUNDS]     default 5
# needs: the .NET 10 SDK, and a python3 with numpy and mne (PYTHON=... chooses one)
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

"$python" benchmarks/against/edf.py "$program" "$bench" "$folder/hour.edf" "$rounds"
