"""Measures for edf.sh: readers that stay in memory, warmed up once, in turns."""
import os
import platform
import statistics
import subprocess
import sys
import time

import mne
import numpy

from machine import load, loads, said, save, system


def with_emgtool(bench, path):
    """Seconds of the second of two rounds in one process, and the sum of all samples in microvolts."""
    lines = subprocess.run([bench, "read", path, "2"], capture_output=True, text=True, check=True).stdout.split("\n")
    seconds, total = lines[1].split()
    return float(seconds), float(total)


def with_mne(path):
    start = time.monotonic()
    data = mne.io.read_raw_edf(path, preload=True, verbose="error").get_data()
    return time.monotonic() - start, data.sum() * 1e6


def main():
    program, bench, path, rounds = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    size = os.path.getsize(path) / 1e6
    before = load()
    with_mne(path)
    results = []
    for _ in range(rounds):
        ours, our_sum = with_emgtool(bench, path)
        theirs, their_sum = with_mne(path)
        if not numpy.isclose(our_sum, their_sum, rtol=1e-6, atol=1e-3):
            sys.exit(f"{path}: the sums of all samples differ: {our_sum} and {their_sum}")
        results.append((ours, theirs))
        print(f"EmgTool {ours:.3f} s, MNE {theirs:.3f} s", file=sys.stderr)
    ours, theirs = (statistics.median(column) for column in zip(*results))
    save("edf.md", [
        "# Reading EDF",
        "",
        f"EDF of {size:.1f} MB (8 channels, 1 h, 2 kHz) made by `emgtool synthesize` (scenario mixed, seed 1), in the page cache: all samples in physical units.",
        f"Readers that are warm, without start-up, in turns, medians of {rounds}; the sums of all samples agree.",
        "",
        "| reader | s | MB/s | EmgTool faster by |",
        "|---|--:|--:|--:|",
        f"| EmgTool, `RecordingFile.Open` and all lanes | {ours:.3f} | {size / ours:.0f} | |",
        f"| MNE {mne.__version__}, `read_raw_edf(preload=True).get_data()` | {theirs:.3f} | {size / theirs:.0f} | {theirs / ours:.1f} |",
        "",
        loads(before),
        "",
        system(),
        f"- {said(program, '--version')}, .NET SDK {said('dotnet', '--version')}, Release build",
        f"- Python {platform.python_version()}, numpy {numpy.__version__}",
        "",
    ])


main()
