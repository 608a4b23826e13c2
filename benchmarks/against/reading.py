"""Measures for reading.sh: readers that stay in memory, warmed up once, in turns."""
import os
import platform
import statistics
import subprocess
import sys
import time

import mne
import numpy
import pandas

from machine import cpu, folder_of, said


def emgtool(bench, path):
    """Seconds of the second of two rounds in one process, and the sum of all samples in microvolts."""
    lines = subprocess.run([bench, "read", path, "2"], capture_output=True, text=True, check=True).stdout.split("\n")
    seconds, total = lines[1].split()
    return float(seconds), float(total)


def with_mne(path):
    start = time.monotonic()
    data = mne.io.read_raw_edf(path, preload=True, verbose="error").get_data()
    return time.monotonic() - start, data.sum() * 1e6


def with_pandas(path):
    start = time.monotonic()
    table = pandas.read_csv(path)
    seconds = time.monotonic() - start
    return seconds, table.iloc[:, 1:].to_numpy().sum()


def measure(path, other, bench, rounds):
    other(path)
    results = []
    for _ in range(rounds):
        ours, ours_sum = emgtool(bench, path)
        theirs, their_sum = other(path)
        if not numpy.isclose(ours_sum, their_sum, rtol=1e-6, atol=1e-3):
            sys.exit(f"{path}: the sums of all samples differ: {ours_sum} and {their_sum}")
        results.append((ours, theirs))
        print(f"{os.path.basename(path)}: {ours:.3f} s, {theirs:.3f} s", file=sys.stderr)
    return [statistics.median(column) for column in zip(*results)]


def main():
    program, bench, folder, rounds = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    load = os.getloadavg()[0]
    lines = [
        "# Reading all samples",
        "",
        "Files made by `emgtool synthesize` (scenario mixed, seed 1; an hour as EDF, ten minutes as CSV), in the page cache. Readers that are warm,",
        f"without start-up, in turns, medians of {rounds}; the sums of all samples agree.",
        "",
        "| file | MB | EmgTool MB/s | other reader | its MB/s | EmgTool faster by |",
        "|---|--:|--:|---|--:|--:|",
    ]
    for name, other, what in (("hour.edf", with_mne, f"MNE {mne.__version__}"), ("ten-minutes.csv", with_pandas, f"pandas {pandas.__version__}, C engine")):
        path = os.path.join(folder, name)
        size = os.path.getsize(path) / 1e6
        ours, theirs = measure(path, other, bench, rounds)
        lines.append(f"| {name} | {size:.1f} | {size / ours:.0f} | {what} | {size / theirs:.0f} | {theirs / ours:.1f} |")
    lines += [
        "",
        f"Load average (1 minute) before and after: {load:.1f}, {os.getloadavg()[0]:.1f}.",
        "",
        f"- {cpu()}, {os.cpu_count()} logical processors, {platform.system()} {platform.release()}",
        f"- {said(program, '--version')}, .NET SDK {said('dotnet', '--version')}, Release build",
        f"- Python {platform.python_version()}, numpy {numpy.__version__}",
        "",
    ]
    text = "\n".join(lines)
    print(text)
    place = folder_of(cpu())
    place.mkdir(parents=True, exist_ok=True)
    (place / "reading.md").write_text(text, encoding="utf-8")


main()
