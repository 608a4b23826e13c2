#!/usr/bin/env bash
# Band-pass filtering of arrays in memory (1 M samples a channel, 1 and 8 channels, forward and zero-phase): EmgTool and scipy on the same samples, in turns in one run.
# Prints ns per sample and the ratio as Markdown and writes them to benchmarks/results/CPU/kernels.md.
#
# usage: benchmarks/against/kernels.sh [ROUNDS]     default 7
# needs: the .NET 10 SDK, and a python3 with numpy and scipy (PYTHON=... chooses one)
set -euo pipefail
source "$(dirname "$0")/prepare.sh"
rounds=${1:-7}

build_benchmarks

"$python" benchmarks/against/kernels.py "$bench" "$folder" "$rounds"
