using EmgTool.Core.Detection.Published;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Detection.Published;

/// <summary>Runs published methods on signals in units of the noise.</summary>
internal static class Methods
{
    /// <summary>White noise at 1 kHz.</summary>
    public static readonly NoiseBand White = new(new SamplingRate(1000), 0, 500);

    /// <summary>The names of all published methods.</summary>
    public static TheoryData<string> Names => [.. DetectorCatalog.All.Where(method => method.Create is not null).Select(method => method.Name)];

    public static PublishedDetector Create(string name, NoiseBand band, params (string Name, double Value)[] given)
    {
        var method = DetectorCatalog.Get(name);
        return method.Create!(band, new ParameterValues(method.Values(given.ToDictionary(pair => pair.Name, pair => pair.Value))));
    }

    public static List<Interval> Detect(this PublishedDetector detector, double[] signal, int chunk = 1000, long first = 0)
    {
        var found = new List<Interval>();
        detector.Begin(first);
        for (var at = 0; at < signal.Length; at += chunk)
        {
            detector.Process(signal.AsSpan(at, Math.Min(chunk, signal.Length - at)));
            found.AddRange(detector.Closed);
        }

        detector.Complete();
        found.AddRange(detector.Closed);
        return found;
    }
}
