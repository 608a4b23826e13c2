using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>What EMGworks says of a channel.</summary>
/// <param name="Name">Its name, with that of the sensor before it.</param>
/// <param name="Rate">Sampling rate: the simplest fraction that seven digits allow, such as 4000/27 Hz for 148.1481.</param>
/// <param name="Points">Number of samples, where given.</param>
/// <param name="Start">Time of the first sample in seconds, where given.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Line">Number of the line.</param>
internal sealed record DelsysLabel(string Name, SamplingRate Rate, decimal? Points, decimal? Start, SignalUnit Unit, int Line);
