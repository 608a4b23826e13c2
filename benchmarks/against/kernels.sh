#!/usr/bin/env bash
# Band-pass filtering of arrays in memory (1 M samples a channel, 1 and 8 channels, forward and zero-phase): EmgTool and scipy on the same samples, in turns in one run.
# Prints ns per sample and the ratio as Markdown and writes them to benchmarks/results/CPU/kernels.md.
#
# usage: benchmarks/against/kernels.sh [ROUNDS]     default 7
# needs: the .NET 10 SDK, and a python3 with numpy and scipy (PYTHON=... chooses one)
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-7}
python=${PYTHON:-/usr/bin/python3}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

dotnet build -c Release benchmarks/EmgTool.Benchmarks --verbosity quiet >&2
bench=$PWD/artifacts/bin/EmgTool.Benchmarks/release/EmgTool.Benchmarks
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$python" benchmarks/against/kernels.py "$bench" "$folder" "$rounds"
