"""Measures for detectors.sh: whole processes, in turns."""
import os
import pathlib
import platform
import statistics
import subprocess
import sys

from machine import load, loads, said, save, system
from process import run

HERE = pathlib.Path(__file__).parent
CHECKOUTS = {"neurokit": ("NeuroKit2", "NEUROKIT"), "biosppy": ("BioSPPy", "BIOSPPY")}


def checkout(variable):
    """The version of a checkout, from git; its folder's name where git knows none."""
    folder = os.environ[variable]
    told = subprocess.run(["git", "-C", folder, "describe", "--tags", "--always"], capture_output=True, text=True)
    return told.stdout.strip() or pathlib.Path(folder).name


def main():
    program, recording, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    given = {peer: names for peer, names in CHECKOUTS.items() if os.environ.get(names[1])}
    commands = {
        "`emgtool analyze`": [program, "analyze", "-q", recording],
        "numpy/scipy recipe, order 4": [sys.executable, str(HERE / "recipe.py"), recording, "4"],
        "MNE, `annotate_muscle_zscore`": [sys.executable, str(HERE / "peer.py"), "mne", recording],
    }
    for peer, (title, variable) in given.items():
        commands[f"{title} {checkout(variable)}"] = [
            "env", f"PYTHONPATH={os.environ[variable]}", sys.executable, str(HERE / "peer.py"), peer, recording]
    before = load()
    results = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            results[name].append(run(command))
            print(f"{name}: {results[name][-1][0]:.3f} s", file=sys.stderr)

    medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in results.items()}
    first = medians["`emgtool analyze`"]
    lines = [
        "# Detection by other tools",
        "",
        f"8 channels x 1 min at 2 kHz (`emgtool synthesize`, scenario mixed, seed 1), EDF in the page cache. Whole processes with their start-up and imports, in turns, medians of {rounds};",
        "each tool with its own defaults; what they find is not compared here.",
        "",
        "| | wall s | CPU s | peak memory MB | wall: times `emgtool` | CPU: times `emgtool` |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for name, (wall, busy, memory) in medians.items():
        lines.append(f"| {name} | {wall:.3f} | {busy:.3f} | {memory:.0f} | {wall / first[0]:.1f} | {busy / first[1]:.1f} |")
    missing = [f"{title} ({variable}=FOLDER)" for peer, (title, variable) in CHECKOUTS.items() if peer not in given]
    if missing:
        lines += ["", f"Not measured, as no checkout was given: {', '.join(missing)}."]
    lines += [
        "",
        loads(before),
        "",
        system(),
        f"- {said(program, '--version')}, .NET SDK {said('dotnet', '--version')}, published executable, default settings",
        f"- Python {platform.python_version()}, MNE {said(sys.executable, '-c', 'import mne; print(mne.__version__)')}",
        "",
    ]
    save("detectors.md", lines)


main()
