"""Measures for hour.sh: whole processes, wall clock and peak resident memory, in turns."""
import os
import pathlib
import platform
import resource
import statistics
import subprocess
import sys

import numpy
import scipy

from machine import load, loads, said, save, system
from process import run, side_by_side

SHAPES = {"hour": "8 channels x 1 h", "night": "1 channel x 8 h"}


def versions(program):
    return [
        system(),
        f"- {said(program, '--version')}, .NET SDK {said('dotnet', '--version')}, published executable, default settings",
        f"- Python {platform.python_version()}, numpy {numpy.__version__}, scipy {scipy.__version__}; {said('cat', '--version')}",
    ]


def table(program, recording, shape, rounds):
    recipe = os.path.join(os.path.dirname(__file__), "recipe.py")
    commands = {
        "`cat FILE >/dev/null`": ["sh", "-c", 'cat "$0" >/dev/null', recording],
        "`emgtool analyze FILE`": [program, "analyze", "-q", recording],
        "`emgtool analyze --threads 1 FILE`": [program, "analyze", "-q", "--threads", "1", recording],
        "numpy/scipy recipe, order 4": [sys.executable, recipe, recording, "4"],
        "numpy/scipy recipe, order 2": [sys.executable, recipe, recording, "2"],
    }
    run(commands["`cat FILE >/dev/null`"])
    results = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            results[name].append(run(command))
            print(f"{shape}: {name}: {results[name][-1][0]:.3f} s", file=sys.stderr)

    medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in results.items()}
    cat, emgtool = (medians[name] for name in list(commands)[:2])

    # The system counts what this program held when it started the process: below that nothing can be told.
    floor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines = [
        f"## {SHAPES[shape]} at 2 kHz, {os.path.getsize(recording) / 1e6:.0f} MB",
        "",
        "| | wall s | least - most | CPU s | peak memory MB | wall: times `cat` | wall: times `emgtool` | CPU: times `emgtool` |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for name, (wall, busy, memory) in medians.items():
        walls = [row[0] for row in results[name]]
        lines.append(
            f"| {name} | {wall:.3f} | {min(walls):.3f} - {max(walls):.3f} | {busy:.3f} | {f'{memory:.0f}' if memory > 1.2 * floor else '-'} "
            f"| {wall / cat[0]:.1f} | {wall / emgtool[0]:.2f} | {busy / emgtool[1]:.2f} |")
    return [*lines, ""]


def stages(bench, recording, shape):
    """What each stage takes in one process that is warm, as the benchmark program tells it."""
    output = subprocess.run([bench, "stages", recording, "5"], capture_output=True, text=True, check=True).stdout
    return [f"### Stages of {SHAPES[shape]}", "", output.strip(), ""]


def threads(program, recording, rounds):
    """Two threads on one recording against two processes of one thread, each on a recording of its own."""
    one = [program, "analyze", "-q", "--threads", "1", recording]
    two = [program, "analyze", "-q", "--threads", "2", recording]
    rows = [(run(one)[0], run(two)[0], side_by_side([one, one])) for _ in range(rounds)]
    single, double, both = (statistics.median(column) for column in zip(*rows))
    return [
        "## Two threads",
        "",
        f"8 channels x 4 h, {os.path.getsize(recording) / 1e6:.0f} MB: one thread {single:.3f} s, two threads {double:.3f} s, two processes of one thread side by side {both:.3f} s "
        f"for two recordings. Two threads reach {100 * both / (2 * double):.0f} % of what the two processes reach together, and {single / double:.2f} times one thread.",
        "",
    ]


def main():
    program, bench, folder, rounds = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]), int(sys.argv[4])
    before = load()
    lines = [
        "# Whole recordings",
        "",
        "EDF made by `emgtool synthesize` (scenario mixed, seed 1), in the page cache. Whole processes with their start-up, in turns,",
        f"medians of {rounds}. CPU time is user and system time together. The recipe (`benchmarks/against/recipe.py`) loads, filters, smooths, thresholds and counts;",
        "`emgtool analyze` also subtracts mains interference, follows the noise floor, fits onsets, measures, labels, and takes the SHA-256 of the file.",
        "",
    ]
    for shape in SHAPES:
        recording = str(folder / f"{shape}.edf")
        lines += table(program, recording, shape, rounds)
        lines += stages(bench, recording, shape)
    lines += threads(program, str(folder / "long.edf"), rounds)
    lines.append(loads(before))
    lines += ["", *versions(program), ""]
    save("hour.md", lines)


main()
