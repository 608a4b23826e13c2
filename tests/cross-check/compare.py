"""Converts recordings with EmgTool and compares every value and annotation with what MNE and EDFlib read of the results.

usage: compare.py EMGTOOL EDFLIB_DUMP FOLDER RECORDING...   (EDFLIB_DUMP may be "": EDFlib is then left out)
"""
import datetime
import subprocess
import sys
import warnings
from decimal import Decimal
from pathlib import Path

import numpy as np

import specification

try:
    import mne
    import scipy.signal
except ImportError:
    mne = None

MICROVOLTS = {"uV": 1.0, "mV": 1e3, "V": 1e6, "nV": 1e-3}


class Check:
    def __init__(self):
        self.passed, self.failed = 0, 0

    def that(self, condition, what):
        if condition:
            self.passed += 1
        else:
            self.failed += 1
            print(f"MISMATCH {what}", flush=True)


def run(emgtool, *arguments):
    done = subprocess.run([emgtool, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"cross-check: {' '.join(map(str, arguments))} gives {done.returncode}\n{done.stderr}")
    return done


def times(recording):
    """Annotations relative to the first sample, by onset."""
    return sorted(((onset - Decimal(recording.onsets[0]), duration, text) for onset, duration, text in recording.annotations), key=lambda item: (item[0], item[2]))


def by_specification(check, name, source, copy):
    check.that([signal.label for signal in copy.signals] == [signal.label for signal in source.signals], f"{name}: labels")
    for before, after in zip(source.signals, copy.signals):
        check.that(np.array_equal(before.digital, after.digital), f"{name}: integers of {before.label}")
        check.that(before.limits == after.limits and before.unit == after.unit, f"{name}: ranges of {before.label}: {after.limits}")
        check.that(before.transducer == after.transducer and before.prefilter == after.prefilter, f"{name}: transducer and prefilter of {before.label}")
    check.that(times(copy) == times(source), f"{name}: annotations")
    check.that([Decimal(onset) - Decimal(copy.onsets[0]) for onset in copy.onsets] == [Decimal(onset) - Decimal(source.onsets[0]) for onset in source.onsets], f"{name}: onsets of records")
    check.that(Decimal(copy.onsets[0]) % 1 == Decimal(source.onsets[0]) % 1, f"{name}: fraction of the start's second")
    check.that((copy.date, copy.time) == (source.date, source.time) and datetime.datetime.strptime(source.date, "%d.%m.%y").strftime("Startdate %d-%b-%Y").upper() in copy.study.upper()
               or "Startdate X" in copy.study, f"{name}: start {copy.date} {copy.time} {copy.study}")


def by_edflib(check, name, dump, path, folder, source, copy):
    lines = subprocess.run([dump, path, folder], capture_output=True, text=True, check=True).stdout.splitlines()
    if copy.marking.endswith("+D"):
        print(f"{name}: EDFlib reads no discontinuous files; left out there")
        check.that(lines[0].startswith("refused"), f"{name}: EDFlib should refuse {copy.marking}")
        return
    check.that(lines[0] == ("type 3" if copy.bits == 24 else "type 1"), f"{name}: EDFlib says {lines[0]}")
    signals = [line.split(" ") for line in lines if line.startswith("signal ")]
    check.that(len(signals) == len(source.signals), f"{name}: EDFlib reads {len(signals)} signals")
    for i, (fields, before) in enumerate(zip(signals, source.signals)):
        check.that(tuple(map(float, fields[1:5])) == tuple(map(float, before.limits)), f"{name}: EDFlib reads the ranges {fields[1:5]}")
        check.that(bytes.fromhex(fields[6]).decode().rstrip() == before.label, f"{name}: EDFlib reads another label than {before.label}")

        # EDFlib clips at the digital range on reading.
        clipped = np.clip(before.digital, int(before.limits[2]), int(before.limits[3]))
        found = np.fromfile(folder / str(i), np.int32)
        check.that(np.array_equal(found, before.digital) or np.array_equal(found, clipped), f"{name}: EDFlib reads other integers of {before.label}")
    found = []
    for line in lines:
        if line.startswith("annotation "):
            _, onset, duration, text = line.split(" ")
            found.append((Decimal(onset) / 10**7, None if duration == "-" else Decimal(duration), bytes.fromhex(text).decode()))
    check.that(sorted(found, key=lambda item: (item[0], item[2])) == times(source), f"{name}: EDFlib reads other annotations: {found}")


def by_mne(check, name, path, source, copy):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = mne.io.read_raw_bdf if copy.bits == 24 else mne.io.read_raw_edf
        for rate in sorted({signal.per_record for signal in source.signals}):
            # MNE resamples channels of several rates to one; those of one rate it leaves alone.
            chosen = [signal for signal in source.signals if signal.per_record == rate]
            raw = read(path, include=[signal.label for signal in chosen], stim_channel=None, preload=True, verbose="error")
            data = raw.get_data()
            for row, signal in zip(data, chosen):
                volts = signal.physical() * MICROVOLTS[signal.unit] * 1e-6 if signal.unit in MICROVOLTS else signal.physical()
                check.that(row.shape == volts.shape and np.allclose(row, volts, rtol=1e-12, atol=1e-12 * np.abs(volts).max()), f"{name}: MNE reads other values of {signal.label}")
        found = mne.read_annotations(path)

    # MNE takes a line break for the end of an annotation list, and no duration for 0.
    expected = [(float(onset), float(duration or 0), text) for onset, duration, text in times(source) if "\n" not in text]
    got = sorted((round(item["onset"], 7), item["duration"], item["description"]) for item in found)
    check.that(len(got) == len(expected) and all(abs(a[0] - b[0]) < 1e-6 and a[1:] == b[1:] for a, b in zip(got, sorted((round(o, 7), d, t) for o, d, t in expected))),
               f"{name}: MNE reads other annotations: {got}")


def by_table(check, name, emgtool, path, folder, source):
    for rate in sorted({signal.per_record for signal in source.signals}):
        chosen = [i for i, signal in enumerate(source.signals) if signal.per_record == rate]
        table = folder / "table.csv"
        run(emgtool, "convert", path, *[option for i in chosen for option in ("-c", f"#{i + 1}")], "-o", table)
        values = np.loadtxt(table, delimiter=",", skiprows=1, ndmin=2)
        starts = [float(Decimal(onset) - Decimal(source.onsets[0])) for onset in source.onsets]
        seconds = np.concatenate([start + np.arange(rate) * float(source.duration) / rate for start in starts])
        check.that(np.allclose(values[:, 0], seconds, rtol=0, atol=1e-9), f"{name}: times of the table")
        for column, i in enumerate(chosen):
            physical = source.signals[i].physical()
            check.that(np.allclose(values[:, 1 + column], physical, rtol=0, atol=1e-12 * np.abs(physical).max()), f"{name}: values of {source.signals[i].label} in the table")


def settled(sections, values):
    """A causal filter that starts as if the first value had always been there."""
    return scipy.signal.sosfilt(sections, values, zi=scipy.signal.sosfilt_zi(sections) * values[0])[0]


def by_scipy(check, emgtool, path, folder):
    """The filtered signal against scipy, segment by segment."""
    source = specification.read(path)
    table = folder / "filtered.csv"
    rate = source.signals[0].per_record / float(source.duration)
    runs, previous = [], None
    for record, onset in enumerate(source.onsets):
        if previous is None or abs(Decimal(onset) - previous - source.duration) > Decimal("1e-6"):
            runs.append([record, record])
        runs[-1][1], previous = record + 1, Decimal(onset)
    sections = scipy.signal.butter(4, [30, 400], "bandpass", fs=rate, output="sos")
    for phase, apply in (("zero", scipy.signal.sosfiltfilt), ("causal", settled)):
        run(emgtool, "filter", path, "--band", "30-400", "--order", "4", "--mains", "off", "--phase", phase, "-o", table)
        values = np.loadtxt(table, delimiter=",", skiprows=1, ndmin=2)
        for column, signal in enumerate(source.signals):
            scale = np.abs(signal.physical()).max()
            expected = np.concatenate([apply(sections, signal.physical()[a * signal.per_record:b * signal.per_record]) for a, b in runs])
            check.that(np.abs(values[:, 1 + column] - expected).max() <= 1e-9 * scale, f"{path.name}: {signal.label} filtered otherwise than by scipy, {phase} phase")


def by_range(check, emgtool, table, folder):
    """Values that are no integers, written as 16 and 24 bits: MNE reads them within half a step."""
    values = np.loadtxt(table, delimiter=",", skiprows=1)[:, 1:]
    scale = 1e-3 if "_mV" in open(table, encoding="utf-8").readline() else 1e-6
    for name, read, bits in (("scaled.edf", mne.io.read_raw_edf, 16), ("scaled.bdf", mne.io.read_raw_bdf, 24)):
        run(emgtool, "convert", table, "-o", folder / name)
        data = read(folder / name, preload=True, verbose="error").get_data()
        for found, expected, signal in zip(data, values.T * scale, specification.read(folder / name).signals):
            span = np.ptp(expected)
            step = (float(signal.limits[1]) - float(signal.limits[0])) * scale / ((1 << bits) - 1)
            check.that(step * ((1 << bits) - 1) <= 1.05 * span, f"{table.name} as {name}: the range of {signal.label} is wasted")
            check.that(found.shape == expected.shape and np.abs(found - expected).max() <= 0.5001 * step, f"{table.name} as {name}: MNE reads other values of {signal.label}")


def main(emgtool, dump, folder, *paths):
    folder = Path(folder)
    check = Check()
    tables = [Path(path) for path in paths if path.endswith(".csv")]
    paths = [Path(path) for path in paths if not path.endswith(".csv")]
    for path in paths:
        source = specification.read(path)
        copy_path = folder / ("copy" + path.suffix)
        run(emgtool, "convert", path, "-o", copy_path)
        copy = specification.read(copy_path)
        before = check.passed
        by_specification(check, path.name, source, copy)
        by_table(check, path.name, emgtool, path, folder, source)
        if dump:
            by_edflib(check, path.name, dump, copy_path, folder, source, copy)
        if mne:
            by_mne(check, path.name, copy_path, source, copy)
        print(f"{path.name}: {check.passed - before} comparisons", flush=True)
    if mne:
        for table in tables:
            by_range(check, emgtool, table, folder)
        for path in paths:
            if path.name in ("mixed.edf", "annotations.edf", "gaps.edf"):
                by_scipy(check, emgtool, path, folder)
    print(f"cross-check: {check.passed} comparisons passed, {check.failed} failed"
          f" (specification{', EDFlib' if dump else ''}{', MNE ' + mne.__version__ + ', scipy' if mne else ''})")
    return 1 if check.failed or not check.passed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
