"""Measures for text.sh: whole processes in turns, each also on a table of 99 rows, which is what its start costs."""
import os
import platform
import statistics
import subprocess
import sys
import time

import numpy
import pandas

from machine import said, save, system

READ = "import sys, pandas; pandas.read_csv(sys.argv[1])"


def run(command):
    """Wall seconds of a process."""
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - start


def main():
    program, table, head, rounds = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    size = os.path.getsize(table) / 1e6
    programs = {
        "`emgtool info FILE`": [program, "info"],
        "`python3 -c 'pandas.read_csv(FILE)'`": [sys.executable, "-c", READ],
    }
    whole = {name: [] for name in programs}
    start = {name: [] for name in programs}
    load = [os.getloadavg()[0]]
    for command in programs.values():
        run([*command, table])
    for _ in range(rounds):
        for name, command in programs.items():
            whole[name].append(run([*command, table]))
            start[name].append(run([*command, head]))
            print(f"{name}: {whole[name][-1]:.3f} s, start {start[name][-1]:.3f} s", file=sys.stderr)
        load.append(os.getloadavg()[0])

    ours, theirs = programs
    wall = {name: statistics.median(values) for name, values in whole.items()}
    reading = {name: wall[name] - statistics.median(start[name]) for name in programs}
    each = sorted(theirs_s / ours_s for ours_s, theirs_s in zip(whole[ours], whole[theirs]))
    lines = [
        "# Reading a text table",
        "",
        f"CSV of {size:.1f} MB, 9 columns, made by `emgtool synthesize` (scenario mixed, seed 1), in the page cache. Whole processes in turns, medians of {rounds};",
        "reading is what is left when the time of the same process on the table's first 99 rows is taken off. `emgtool` also finds the rate and the units.",
        "",
        "| | wall s | MB/s | ratio | reading s | MB/s | ratio |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for name in programs:
        lines.append(
            f"| {name} | {wall[name]:.3f} | {size / wall[name]:.0f} | {wall[theirs] / wall[name]:.2f} "
            f"| {reading[name]:.3f} | {size / reading[name]:.0f} | {reading[theirs] / reading[name]:.2f} |")
    lines += [
        "",
        f"Ratios of whole processes round by round: {', '.join(f'{ratio:.2f}' for ratio in each)}.",
        f"Load average (1 minute) before and after each round: {', '.join(f'{value:.1f}' for value in load)}.",
        "",
        system(),
        f"- {said(program, '--version')}, Release build; Python {platform.python_version()}, pandas {pandas.__version__}, numpy {numpy.__version__}",
        "",
    ]
    save("text.md", lines)


main()
