"""Measures for kernels.sh: filters that are warm, on arrays in memory, in turns."""
import pathlib
import platform
import statistics
import subprocess
import sys
import time

import numpy
import scipy
from scipy import signal

from machine import load, loads, said, save, system

SAMPLES = 1_000_000

# Eight channels of these in and out are 4 MB: beyond the second-level cache, within the third.
CACHED = 32_768
SECTIONS = signal.butter(4, [20, 450], "bandpass", fs=2000, output="sos")

# Our causal filter starts as if the first sample had always been there.
SETTLED = signal.sosfilt_zi(SECTIONS)


def forward(x):
    return signal.sosfilt(SECTIONS, x, zi=SETTLED[:, None, :] * x[None, :, :1])[0]


def zero_phase(x):
    return signal.sosfiltfilt(SECTIONS, x)


def with_emgtool(bench, folder, path, layout, channels, phase):
    """Seconds of the median of nine rounds in one warm process, and the filtered samples, channel by channel."""
    result = folder / "filtered"
    command = [bench, "filter", path, layout, str(channels), phase, "9", result]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    y = numpy.fromfile(result)
    return statistics.median(map(float, lines)), y.reshape(channels, -1) if layout == "Planar" else y.reshape(-1, channels).T


def with_scipy(scipy_filter, x):
    start = time.monotonic()
    y = scipy_filter(x)
    return time.monotonic() - start, y


def measure(bench, folder, layout, channels, samples, phase, scipy_filter, rounds):
    x = numpy.random.default_rng(1).standard_normal((channels, samples))
    path = folder / "samples"
    (x if layout == "Planar" else x.T).tofile(path)
    with_scipy(scipy_filter, x)
    results = []
    for _ in range(rounds):
        ours, our_y = with_emgtool(bench, folder, path, layout, channels, phase)
        theirs, their_y = with_scipy(scipy_filter, x)
        error = abs(our_y - their_y).max() / abs(x).max()
        if not error < 1e-11:
            sys.exit(f"{channels} channels, {samples} samples, {layout}, {phase}: the results differ by {error} of full scale")
        results.append((ours / x.size * 1e9, theirs / x.size * 1e9, error))
        print(f"{channels} channels, {samples} samples, {layout}, {phase}: EmgTool {results[-1][0]:.2f}, scipy {results[-1][1]:.2f} ns a sample", file=sys.stderr)
    return [statistics.median(column) for column in zip(*results)] + [statistics.median(theirs / ours for ours, theirs, _ in results)]


def bounds(bench, channels, rounds):
    """What the machine allows: nanoseconds of an operation on eight doubles, and of copying a sample."""
    lines = subprocess.run([bench, "bounds", str(channels * SAMPLES), str(rounds)], capture_output=True, text=True, check=True).stdout.splitlines()
    return ["## Bounds", "", "| eight doubles at a time, one thread | ns |", "|---|--:|", *("| {} | {} |".format(*line.split(": ")) for line in lines), ""]


def main():
    bench, folder, rounds = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
    before = load()
    rows = []
    for layout, channels, samples, order in (
            ("Planar", 1, SAMPLES, "-"), ("Rows", 8, SAMPLES, "row after row"), ("Planar", 8, SAMPLES, "channel after channel"), ("Rows", 8, CACHED, "row after row")):
        for phase, name, scipy_filter in (("Causal", "sosfilt", forward), ("Zero", "sosfiltfilt", zero_phase)):
            ours, theirs, error, ratio = measure(bench, folder, layout, channels, samples, phase, scipy_filter, rounds)
            rows.append(f"| {channels} x {samples} | {order} | `{name}` | {ours:.2f} | {theirs:.2f} | {ratio:.1f} | {error:.0e} |")
    save("kernels.md", [
        "# Filters on arrays in memory",
        "",
        "Butterworth band-pass of order 4 (four sections), 20 to 450 Hz at 2 kHz, noise, double precision, from array to array.",
        f"In a process that has filtered for 0.7 s, scipy warmed up once; in turns, one thread each, medians of {rounds} rounds, the ratio that of each round.",
        "Our samples lie row after row (`CausalFilter`, `ZeroPhaseFilter`), or channel after channel, which are put into rows and back (`ArrayFilter`); scipy's always",
        "channel after channel, which it filters faster. 32768 samples of eight channels stay in the caches, a million do not.",
        "",
        "| channels x samples | our samples | scipy | EmgTool, ns a sample | scipy, ns a sample | EmgTool faster by | difference / full scale |",
        "|--:|---|---|--:|--:|--:|--:|",
        *rows,
        "",
        *bounds(bench, 8, rounds),
        loads(before),
        "",
        system(),
        f"- .NET SDK {said('dotnet', '--version')}, Release build",
        f"- Python {platform.python_version()}, numpy {numpy.__version__}, scipy {scipy.__version__}",
        "",
    ])


main()
