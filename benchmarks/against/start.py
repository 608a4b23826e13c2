"""Measures for start.sh: whole processes, wall clock and CPU time, in turns."""
import os
import pathlib
import platform
import statistics
import subprocess
import sys

import numpy
import scipy

from machine import load, loads, said, save, system
from process import run


def compiled(command, folder):
    """How many methods the runtime compiles in such a process, which it lists itself; none of a command that is not .NET."""
    place = folder / "compiled.txt"
    place.unlink(missing_ok=True)
    environment = {**os.environ, "DOTNET_JitStdOutFile": str(place), "DOTNET_JitDisasmSummary": "1"}
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return len(place.read_text().splitlines()) if place.exists() else None


def main():
    program, smallest, folder, rounds = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]), int(sys.argv[4])
    tiny = str(folder / "tiny.edf")
    commands = {
        "smallest program with the same parser, `--version`": [smallest, "--version"],
        "`emgtool --version`": [program, "--version"],
        "`emgtool --help`": [program, "--help"],
        "`emgtool analyze`, 2 channels x 10 s": [program, "analyze", "-q", tiny, "-o", str(folder / "tiny.csv")],
        "`python3 -c 'import numpy, scipy.signal'`": [sys.executable, "-c", "import numpy, scipy.signal"],
    }
    before = load()
    for command in commands.values():
        run(command)
    results = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            results[name].append(run(command))

    medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in results.items()}
    first = next(iter(medians.values()))
    lines = [
        "# Starting",
        "",
        f"Whole processes in turns, files in the page cache, medians of {rounds}. CPU time is user and system time together. Both programs are published by the profile `single`;",
        "the last column counts the methods that the runtime still compiles. The recording is EDF at 2 kHz, and `emgtool analyze` writes all its tables.",
        "",
        "| | wall ms | least | CPU ms | least | wall: times the smallest | CPU: times the smallest | methods compiled |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for name, (wall, busy, _) in medians.items():
        count = compiled(commands[name], folder)
        lines.append(
            f"| {name} | {1e3 * wall:.1f} | {1e3 * min(row[0] for row in results[name]):.1f} | {1e3 * busy:.1f} | {1e3 * min(row[1] for row in results[name]):.1f} "
            f"| {wall / first[0]:.2f} | {busy / first[1]:.2f} | {'-' if count is None else count} |")
    lines += [
        "",
        loads(before),
        "",
        system(),
        f"- {said(program, '--version')}, .NET SDK {said('dotnet', '--version')}",
        f"- Python {platform.python_version()}, numpy {numpy.__version__}, scipy {scipy.__version__}",
        "",
    ]
    save("start.md", lines)


main()
