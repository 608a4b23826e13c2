"""Measures for hour.sh: whole processes, wall clock and peak resident memory, in turns."""
import os
import platform
import resource
import statistics
import subprocess
import sys
import time

import numpy
import scipy

from machine import cpu, folder_of, said


def run(command):
    """Wall seconds, CPU seconds and peak resident megabytes of a process and all that it started and waited for."""
    with open(os.devnull, "wb") as nowhere:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command} exited with {process.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def versions(program):
    return [
        f"- {cpu()}, {os.cpu_count()} logical processors, {platform.system()} {platform.release()}",
        f"- {said(program, '--version')}, .NET SDK {said('dotnet', '--version')}, Release build, default settings",
        f"- Python {platform.python_version()}, numpy {numpy.__version__}, scipy {scipy.__version__}; {said('cat', '--version')}",
    ]


def main():
    program, recording, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    recipe = os.path.join(os.path.dirname(__file__), "recipe.py")
    commands = {
        "`cat FILE >/dev/null`": ["sh", "-c", 'cat "$0" >/dev/null', recording],
        "`emgtool analyze FILE`": [program, "analyze", "-q", recording],
        "numpy/scipy recipe, order 2": [sys.executable, recipe, recording, "2"],
        "numpy/scipy recipe, order 4": [sys.executable, recipe, recording, "4"],
    }
    run(commands["`cat FILE >/dev/null`"])
    load = [os.getloadavg()[0]]
    results = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            results[name].append(run(command))
            print(f"{name}: {results[name][-1][0]:.3f} s", file=sys.stderr)
        load.append(os.getloadavg()[0])

    medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in results.items()}
    cat, emgtool = (medians[name] for name in list(commands)[:2])

    # The system counts what this program held when it started the process: below that nothing can be told.
    floor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines = [
        "# An hour of 8 channels at 2 kHz",
        "",
        f"EDF of {os.path.getsize(recording) / 1e6:.1f} MB made by `emgtool synthesize` (scenario mixed, seed 1), in the page cache. Whole processes with their start-up, in turns,",
        f"medians of {rounds}. CPU time is user and system time together. The recipe (`benchmarks/against/recipe.py`) filters, thresholds and counts;",
        "`emgtool analyze` also subtracts mains interference, follows the noise floor, fits onsets, measures, labels, and takes the SHA-256 of the file.",
        "",
        "| | wall s | least - most | CPU s | peak memory MB | wall: times `cat` | wall: times `emgtool` | CPU: times `emgtool` |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for name, (wall, busy, memory) in medians.items():
        walls = [row[0] for row in results[name]]
        lines.append(
            f"| {name} | {wall:.3f} | {min(walls):.3f} - {max(walls):.3f} | {busy:.3f} | {f'{memory:.0f}' if memory > 1.2 * floor else '-'} "
            f"| {wall / cat[0]:.1f} | {wall / emgtool[0]:.2f} | {busy / emgtool[1]:.2f} |")

    lines += ["", f"Load average (1 minute) before and after each round: {', '.join(f'{value:.1f}' for value in load)}."]
    if max(load) > os.cpu_count():
        lines.append(f"Above {os.cpu_count()} other work competed for the processors: wall times are inflated, ratios and CPU times less so.")
    lines += ["", *versions(program), ""]
    text = "\n".join(lines)
    print(text)
    folder = folder_of(cpu())
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "hour.md").write_text(text, encoding="utf-8")


main()
