"""EDF+ and BDF+ by the letter of their specifications: written and read for the cross-check, in ignorance of EmgTool."""
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np


@dataclass
class Signal:
    label: str
    digital: np.ndarray
    per_record: int
    limits: tuple = ("-3276.8", "3276.7", "-32768", "32767")
    unit: str = "uV"
    transducer: str = ""
    prefilter: str = ""

    def physical(self):
        pmin, pmax, dmin, dmax = (float(limit) for limit in self.limits)
        return pmin + (self.digital - dmin) * (pmax - pmin) / (dmax - dmin)


@dataclass
class Recording:
    signals: list
    onsets: list
    duration: Decimal
    annotations: list = field(default_factory=list)  # (onset, duration or None, text), seconds from the header's time
    bits: int = 16
    marking: str = "EDF+C"
    patient: str = "X X X X"
    study: str = "Startdate 05-APR-2021 X X X"
    date: str = "05.04.21"
    time: str = "22.59.58"


def write(path, recording):
    """Writes a recording; the annotations all stand in the first record, as some recorders write them."""
    width = recording.bits // 8
    records = len(recording.onsets)
    lists = [f"+{onset}\x14\x14\0".encode() for onset in recording.onsets]
    for onset, duration, text in recording.annotations:
        stamp = f"{Decimal(onset):+}" + ("" if duration is None else f"\x15{duration}")
        lists[0] += f"{stamp}\x14{text}\x14\0".encode()
    signals = list(recording.signals)
    if recording.marking:
        size = -(-(max(map(len, lists)) + 1) // width)
        signals.append(Signal(recording.marking[:3] + " Annotations", None, size, ("-1", "1", str(-(1 << (recording.bits - 1))), str((1 << (recording.bits - 1)) - 1)), ""))
    columns = [
        ([signal.label for signal in signals], 16), ([signal.transducer for signal in signals], 80), ([signal.unit for signal in signals], 8),
        *(([signal.limits[i] for signal in signals], 8) for i in range(4)),
        ([signal.prefilter for signal in signals], 80), ([str(signal.per_record) for signal in signals], 8), (["" for _ in signals], 32)]
    header = "".join(text.ljust(width) for text, width in [
        ("0", 8), (recording.patient, 80), (recording.study, 80), (recording.date, 8), (recording.time, 8), (str(256 * (len(signals) + 1)), 8),
        (recording.marking, 44), (str(records), 8), (str(recording.duration), 8), (str(len(signals)), 4)])
    header += "".join(text.ljust(width) for texts, width in columns for text in texts)
    with open(path, "wb") as file:
        raw = header.encode("latin-1")
        file.write((b"\xffBIOSEMI" if recording.bits == 24 else raw[:8]) + raw[8:])
        for record in range(records):
            for signal in signals:
                if signal.digital is None:
                    file.write(lists[record].ljust(signal.per_record * width, b"\0"))
                else:
                    part = signal.digital[record * signal.per_record:(record + 1) * signal.per_record].astype("<i4")
                    file.write(part.view(np.uint8).reshape(-1, 4)[:, :width].tobytes())


def read(path):
    """Reads what follows the specification to the letter."""
    with open(path, "rb") as file:
        raw = file.read()
    width = 3 if raw[:1] == b"\xff" else 2
    count = int(raw[252:256])
    cursor = 256
    fields = []
    for size in (16, 80, 8, 8, 8, 8, 8, 80, 8, 32):
        fields.append([raw[cursor + i * size:cursor + (i + 1) * size].decode("latin-1").rstrip() for i in range(count)])
        cursor += count * size
    records = int(raw[236:244])
    per_record = [int(text) for text in fields[8]]
    data = np.frombuffer(raw, np.uint8, offset=cursor).reshape(records, width * sum(per_record))
    signals, onsets, annotations = [], [], []
    at = 0
    for i in range(count):
        part = data[:, at:at + width * per_record[i]]
        at += width * per_record[i]
        if fields[0][i] in ("EDF Annotations", "BDF Annotations"):
            for record in range(records):
                take_lists(part[record].tobytes(), onsets, annotations)
        else:
            flat = part.reshape(-1, width).astype(np.int32)
            digital = flat[:, 0] | flat[:, 1] << 8
            digital = digital - ((digital & 0x8000) << 1) if width == 2 else (digital | flat[:, 2] << 16) - ((flat[:, 2] & 0x80) << 17)
            signals.append(Signal(fields[0][i], digital, per_record[i], tuple(fields[f][i] for f in (3, 4, 5, 6)), fields[2][i], fields[1][i], fields[7][i]))
    duration = Decimal(raw[244:252].decode().strip())
    onsets = onsets or [duration * record for record in range(records)]
    text = [raw[start:end].decode("latin-1").rstrip() for start, end in ((192, 236), (8, 88), (88, 168), (168, 176), (176, 184))]
    return Recording(signals, onsets, duration, annotations, 8 * width, *text)


def take_lists(raw, onsets, annotations):
    first = True
    for one in raw.split(b"\0"):
        if not one:
            continue
        stamp, *texts = one.split(b"\x14")
        onset, _, duration = stamp.partition(b"\x15")
        onset = Decimal(onset.decode())
        if first and not texts[0]:
            onsets.append(onset)
        first = False
        for text in texts[:-1]:
            if text:
                annotations.append((onset, Decimal(duration.decode()) if duration else None, text.decode()))
