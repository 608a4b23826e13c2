#!/usr/bin/env bash
# Detection by the tools that one would pick instead, each with its own defaults, on the same EDF file in the same run: `emgtool analyze`, the numpy/scipy recipe, MNE, and
# NeuroKit2 and BioSPPy where checkouts of them are given. The recording is short, as NeuroKit2 takes longer than it lasts.
# Prints medians and ratios as Markdown and writes them to benchmarks/results/CPU/detectors.md.
#
# usage: [NEUROKIT=FOLDER] [BIOSPPY=FOLDER] benchmarks/against/detectors.sh [ROUNDS]     default 5
# needs: the .NET 10 SDK, and a python3 with numpy, scipy and mne (PYTHON=... chooses one); what a checkout itself needs: pandas, scikit-learn, matplotlib, ...
set -euo pipefail
source "$(dirname "$0")/prepare.sh"
rounds=${1:-5}

publish
"$program" synthesize "$folder/minute.edf" --duration 60 --rate 2000 --channels 8 --seed 1 >&2

"$python" benchmarks/against/detectors.py "$program" "$folder/minute.edf" "$rounds"
