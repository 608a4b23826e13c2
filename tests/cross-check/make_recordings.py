"""Makes awkward recordings for the cross-check: gaps, a start within a second, 24 bits, negative gain, odd rates, every kind of annotation."""
import sys
from decimal import Decimal
from pathlib import Path

import numpy as np

from specification import Recording, Signal, write

ANNOTATIONS = [
    ("-0.5", None, "before the start"), ("0.1234567", None, "no duration"), ("1", "0", "duration 0"), ("1.5", "2.25", "jerk@@EMG 1"),
    ("1.5", "0.001", "same onset"), ("2", None, "Zuckung µ ✓"), ("2.5", None, "two\nlines"), ("3.75", None, "x" * 500), ("9000", "1", "behind the end")]


def noise(count, bits=16, seed=0):
    return np.random.default_rng(seed).integers(-(1 << (bits - 1)), 1 << (bits - 1), count)


def plain(folder, name, **kinds):
    write(folder / name, Recording(**kinds))


def main(folder):
    seconds = [Decimal(i) for i in range(5)]
    two = lambda: [Signal("EMG 1", noise(5000), 1000, transducer="AgAgCl electrode", prefilter="HP:10Hz LP:500Hz"), Signal("EMG 2", noise(5000, seed=1), 1000, ("-5", "5.5", "-32768", "32767"), "mV")]
    plain(folder, "annotations.edf", signals=two(), onsets=seconds, duration=1, annotations=ANNOTATIONS, patient="MCH F 16-SEP-1987 Haagse_Harry")
    plain(folder, "second.edf", signals=two(), onsets=[onset + Decimal("0.1234567") for onset in seconds], duration=1, annotations=ANNOTATIONS)
    plain(folder, "gaps.edf", signals=two(), onsets=[Decimal(text) for text in ("0.25", "1.25", "7.5", "8.5", "8000.125")], duration=1, annotations=ANNOTATIONS, marking="EDF+D")
    plain(folder, "plain.edf", signals=two(), onsets=seconds, duration=1, marking="", patient="Müller, Anna 1987", study="ward 3, night 2")
    gain = [("100", "-100"), ("-100", "250.5"), ("0.5", "1.5"), ("-99999.9", "99999.9")]
    plain(folder, "calibrations.edf", signals=[Signal(f"EMG {i}", noise(5000, seed=i), 1000, (*limits, "-32768", "32767")) for i, limits in enumerate(gain)], onsets=seconds, duration=1, marking="")
    plain(folder, "beyond.edf", signals=[Signal("EMG 1", noise(5000), 1000, ("-100", "100", "-2048", "2047"))], onsets=seconds, duration=1, marking="")
    plain(folder, "rates.edf", signals=[Signal("EMG", noise(10000), 2000), Signal("ACC", noise(740), 148, unit="g"), Signal("Temp", noise(5), 1, unit="degC")], onsets=seconds, duration=1, annotations=ANNOTATIONS)
    plain(folder, "delsys.edf", signals=[Signal("EMG", noise(170 * 40), 170)], onsets=[Decimal("0.135") * i for i in range(40)], duration=Decimal("0.135"), annotations=ANNOTATIONS)
    plain(folder, "many.edf", signals=[Signal(f"HD {i}", noise(200, seed=i), 100) for i in range(200)], onsets=seconds[:2], duration=1)
    status = (np.arange(2560) // 64 % 5) | 0x100000
    biosemi = [Signal(f"EMG {i}", noise(2560, 24, i), 512, ("-262144", "262143", "-8388608", "8388607")) for i in range(3)]
    biosemi.append(Signal("Status", status, 512, ("-8388608", "8388607", "-8388608", "8388607"), "Boolean"))
    plain(folder, "status.bdf", signals=biosemi, onsets=seconds, duration=1, bits=24, marking="")
    plain(folder, "annotations.bdf", signals=biosemi[:3], onsets=seconds, duration=1, bits=24, annotations=ANNOTATIONS, marking="BDF+C")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
