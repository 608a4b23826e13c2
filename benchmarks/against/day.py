"""Measures for day.sh: whole processes, wall clock, CPU time and peak resident memory, in turns."""
import pathlib
import statistics
import sys

from machine import load, loads, said, save, system
from process import run

CHANNELS, RATE = 16, 2000
SECONDS = {"ten": 600, "forty": 2400, "day": 86400}
NAMES = {"ten": "10 min", "forty": "40 min", "day": "24 h"}


def main():
    program, folder, rounds = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
    before = load()
    results = {(which, threads): [] for threads in (1, 2) for which in SECONDS}
    for _ in range(rounds):
        for which, threads in results:
            command = [program, "analyze", "-q", "--threads", str(threads), str(folder / f"{which}.edf"), "-o", str(folder / f"{which}.csv")]
            results[which, threads].append(run(command))
            print(f"{which}, threads {threads}: {results[which, threads][-1]}", file=sys.stderr)

    lines = [
        "# A day",
        "",
        f"`emgtool analyze` on EDF of {CHANNELS} channels at {RATE} Hz, made by `emgtool synthesize` (scenario mixed, seed 3), in the page cache, all tables written. Whole processes in turns,",
        f"medians of {rounds}. The last column is what every sample takes that a recording has more than the one in the row above: starting and warming up are not in it.",
        "",
        "| | events | threads | wall s | CPU s | peak memory MB | wall, ns a sample | each further sample, ns |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    shorter = {}
    for (which, threads), rows in results.items():
        wall, busy, memory = (statistics.median(column) for column in zip(*rows))
        samples = SECONDS[which] * RATE * CHANNELS
        with open(folder / f"{which}.csv", encoding="utf-8") as table:
            events = sum(1 for _ in table) - 1
        further = "-" if threads not in shorter else f"{1e9 * (wall - shorter[threads][0]) / (samples - shorter[threads][1]):.1f}"
        shorter[threads] = wall, samples
        lines.append(f"| {NAMES[which]} | {events} | {threads} | {wall:.2f} | {busy:.2f} | {memory:.0f} | {1e9 * wall / samples:.1f} | {further} |")
    lines += [
        "",
        loads(before),
        "",
        system(),
        f"- {said(program, '--version')}, .NET SDK {said('dotnet', '--version')}",
        "",
    ]
    save("day.md", lines)


main()
