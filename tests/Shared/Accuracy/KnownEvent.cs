namespace EmgTool.Accuracy;

/// <summary>An event whose place is known. It lasts while the amplitude that is expected of it (that of the waveform itself where it is a single discharge), before any
/// filter, is 10 % of its maximum and more: the foot of the usual 10-90 % rise time. Before any filter, because truth must not change with the band that is analyzed.</summary>
/// <param name="Channel">Its channel, from 0.</param>
/// <param name="Class">What it is.</param>
/// <param name="Onset">Seconds from the start of the recording.</param>
/// <param name="Offset">Seconds from the start of the recording.</param>
/// <param name="Snr">Its root mean square from onset to offset (of a group: that of its first discharge) over that of the noise between 20 and 450 Hz.</param>
/// <param name="Shape">Name of its envelope or waveform.</param>
internal readonly record struct KnownEvent(int Channel, EventClass Class, double Onset, double Offset, double Snr, string Shape);
