using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using EmgTool.Core.Filtering;

namespace EmgTool.Benchmarks;

/// <summary>Filters channels that lie in memory, some times over: for comparison with other libraries on the same samples.</summary>
internal static class FilterRounds
{
    private const double WarmUpSeconds = 0.7;

    /// <summary>Filters a band of 20 to 450 Hz of order 4 at 2 kHz, and prints the seconds of each round.</summary>
    /// <param name="path">The samples of all channels, one channel after the other, as little-endian doubles.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="phase">Causal or Zero.</param>
    /// <param name="rounds">Number of rounds.</param>
    /// <param name="resultPath">Where the filtered samples go.</param>
    public static void Run(string path, int channels, FilterPhase phase, int rounds, string resultPath)
    {
        var input = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(path)).ToArray();
        var output = new double[input.Length];
        var sections = ButterworthDesign.BandPass(4, 20, 450, 2000);
        var filter = new ArrayFilter(phase == FilterPhase.Zero ? new ZeroPhaseFilter(sections) : new CausalFilter(sections));
        var start = Stopwatch.GetTimestamp();
        do
        {
            filter.Filter(input, output, channels);
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds);

        for (var round = 0; round < rounds; round++)
        {
            start = Stopwatch.GetTimestamp();
            filter.Filter(input, output, channels);
            Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalSeconds.ToString("R", CultureInfo.InvariantCulture));
        }

        File.WriteAllBytes(resultPath, MemoryMarshal.AsBytes<double>(output).ToArray());
    }
}
