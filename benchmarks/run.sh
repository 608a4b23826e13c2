#!/usr/bin/env bash
# Runs the micro-benchmarks and keeps their tables under benchmarks/results/CPU/, with the versions that they were measured with.
#
# usage: benchmarks/run.sh [OPTIONS OF BENCHMARKDOTNET]     default: --filter '*' --job short
set -euo pipefail
cd "$(dirname "$0")/.."
if [ $# -eq 0 ]; then set -- --filter '*' --job short; fi
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

cpu=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1)
cpu=${cpu:-$(uname -m)}
folder=benchmarks/results/$(printf %s "$cpu" | sed -E 's/[^A-Za-z0-9]+/-/g; s/^-|-$//g')
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
before=$(uptime)
dotnet run -c Release --project benchmarks/EmgTool.Benchmarks -- "$@" --artifacts "$work"

mkdir -p "$folder"
for table in "$work"/results/*-report-github.md; do
    name=$(basename "$table" -report-github.md)
    cp "$table" "$folder/${name##*.}.md"
done
{
    echo "cpu: $cpu, $(nproc) logical processors"
    echo "system: $(uname -sr)"
    echo "sdk: $(dotnet --version)"
    echo "commit: $(git rev-parse --short HEAD)"
    echo "options: $*"
    echo "load before:$before"
    echo "load after:$(uptime)"
} > "$folder/versions.txt"
cat "$folder/versions.txt"
