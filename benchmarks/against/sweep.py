"""Measures for sweep.sh: whole processes, wall clock, CPU time and peak resident memory, in turns."""
import pathlib
import statistics
import sys

from machine import load, loads, said, save, system
from process import run

SETTINGS = 100
RUNS = 10  # of analyze, as a hundred take too long to be repeated
MERGE = "detection.merge_seconds=0.01:0.1:0.01"
THRESHOLD = "detection.unit.threshold=8:17:1"
FILTERS = "filter.low_hz=20:29:1"
GRIDS = {
    "`sweep`, 100 settings, one filter": [MERGE, THRESHOLD],
    "`sweep`, 10 settings, one filter": [MERGE],
    "`sweep`, 100 settings, 10 filters": [FILTERS, MERGE],
    "`sweep`, 100 settings, 100 filters": [FILTERS, "filter.high_hz=400:490:10"],
}
ANALYZE = "`analyze`, 10 runs"


def runs(program, recordings, table):
    """Runs of analyze over all recordings, with another setting each: seconds add up, memory is that of the largest."""
    rows = [run([program, "analyze", "-q", *recordings, "--set", f"detection.merge_seconds={(i + 1) / 100}", "-o", table]) for i in range(RUNS)]
    return sum(row[0] for row in rows), sum(row[1] for row in rows), max(row[2] for row in rows)


def main():
    program, folder, rounds = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
    recordings = [str(path) for path in sorted(folder.glob("*.edf"))]
    before = load()
    results = {name: [] for name in (ANALYZE, *GRIDS)}
    for _ in range(rounds):
        for name, rows in results.items():
            if name == ANALYZE:
                rows.append(runs(program, recordings, str(folder / "events.csv")))
            else:
                varied = [argument for grid in GRIDS[name] for argument in ("--vary", grid)]
                rows.append(run([program, "sweep", "-q", *recordings, "--reference", "auto", *varied, "-o", str(folder / "best.json")]))
            print(f"{name}: {rows[-1]}", file=sys.stderr)

    medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in results.items()}
    scale = SETTINGS // RUNS
    many = [medians[ANALYZE][0] * scale, medians[ANALYZE][1] * scale]
    lines = [
        "# A sweep",
        "",
        f"{len(recordings)} recordings of 8 channels x 5 min at 2 kHz (`emgtool synthesize`, scenario mixed, seeds 1 to {len(recordings)}), EDF in the page cache, with their truth. Whole processes in turns, medians of {rounds}.",
        f"A hundred runs of `analyze` are ten, times ten; each labels all events and writes all tables, which a sweep does not. The last columns: what {SETTINGS} runs of `analyze` take over what the row takes,",
        f"where it has {SETTINGS} settings.",
        "",
        "| | wall s | CPU s | peak memory MB | 100 runs: times the wall | 100 runs: times the CPU |",
        "|---|--:|--:|--:|--:|--:|",
        f"| 100 runs of `analyze` | {many[0]:.1f} | {many[1]:.1f} | {medians[ANALYZE][2]:.0f} | 1.0 | 1.0 |",
    ]
    for name in GRIDS:
        wall, busy, memory = medians[name]
        ratios = f"{many[0] / wall:.1f} | {many[1] / busy:.1f}" if f" {SETTINGS} settings" in name else "- | -"
        lines.append(f"| {name} | {wall:.1f} | {busy:.1f} | {memory:.0f} | {ratios} |")
    lines += [
        "",
        loads(before),
        "",
        system(),
        f"- {said(program, '--version')}, .NET SDK {said('dotnet', '--version')}, published executable, as many threads as processors",
        "",
    ]
    save("sweep.md", lines)


main()
