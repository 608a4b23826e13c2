#!/usr/bin/env python3
"""The detection that one writes down first with numpy and scipy, on an EDF recording of 16 bits: the comparison of hour.sh.

Reads the samples, filters with sosfiltfilt, takes the Teager-Kaiser energy, smooths it over 25 ms, and counts where it rises above a threshold.
No noise floor of its own per stretch, no mains subtraction, no measures, no labels: less than `emgtool analyze` does.

usage: recipe.py RECORDING.edf ORDER      ORDER of the band-pass of one pass, 2 or 4
"""
import sys

import numpy as np
from scipy.ndimage import uniform_filter1d
from scipy.signal import butter, sosfiltfilt


def read_edf(path):
    with open(path, "rb") as file:
        data = file.read()
    count = int(data[252:256])

    def fields(offset, width):
        start = 256 + offset * count
        return [data[start + i * width:start + (i + 1) * width].decode().strip() for i in range(count)]

    labels = fields(0, 16)
    low, high = (np.array(fields(offset, 8), float) for offset in (104, 112))
    digital_low, digital_high = (np.array(fields(offset, 8), float) for offset in (120, 128))
    samples = np.array(fields(216, 8), int)
    rate = samples[0] / float(data[244:252])
    records = np.frombuffer(data, "<i2", offset=int(data[184:192])).reshape(-1, samples.sum())
    edges = np.concatenate(([0], np.cumsum(samples)))
    for i in range(count):
        if labels[i] != "EDF Annotations":
            gain = (high[i] - low[i]) / (digital_high[i] - digital_low[i])
            yield (records[:, edges[i]:edges[i + 1]].reshape(-1) - digital_low[i]) * gain + low[i], rate


def main():
    path, order = sys.argv[1], int(sys.argv[2])
    events = 0
    for x, rate in read_edf(path):
        y = sosfiltfilt(butter(order, [20, 450], "bandpass", fs=rate, output="sos"), x)
        energy = np.zeros_like(y)
        energy[1:-1] = y[1:-1] ** 2 - y[:-2] * y[2:]
        energy = uniform_filter1d(energy, int(0.025 * rate))
        on = energy > 6 * np.median(energy)
        events += np.count_nonzero(on[1:] & ~on[:-1])
    print(events)


if __name__ == "__main__":
    main()
