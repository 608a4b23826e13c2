#!/usr/bin/env python3
"""What a user of another tool writes to find bursts in all channels of an EDF recording: the comparison of detectors.sh.

usage: peer.py neurokit|biosppy|mne RECORDING.edf
"""
import sys

from recipe import read_edf


def neurokit(path):
    import neurokit2

    for signal, rate in read_edf(path):
        _, info = neurokit2.emg_process(signal, sampling_rate=int(rate))
        yield len(info["EMG_Onsets"])


def biosppy(path):
    from biosppy.signals import emg

    for signal, rate in read_edf(path):
        # Onsets and offsets come as one list.
        yield len(emg.emg(signal=signal, sampling_rate=rate, show=False)["onsets"]) // 2


def mne(path):
    import mne

    raw = mne.io.read_raw_edf(path, preload=True, verbose="error")
    for channel in raw.ch_names:
        # It refuses channels of the type emg.
        one = raw.copy().pick([channel]).set_channel_types({channel: "eeg"}, verbose="error")
        yield len(mne.preprocessing.annotate_muscle_zscore(one, ch_type="eeg")[0])


if __name__ == "__main__":
    print(sum({"neurokit": neurokit, "biosppy": biosppy, "mne": mne}[sys.argv[1]](sys.argv[2])))
