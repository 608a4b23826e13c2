using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EmgTool.Core.Filtering;
using EmgTool.Core.Recordings;

namespace EmgTool.Benchmarks;

/// <summary>Filters channels that lie in memory, some times over: for comparison with other libraries on the same samples.</summary>
internal static class FilterRounds
{
    private const double WarmUpSeconds = 0.7;

    // Rows that are handed to a filter at a time where they need not be moved first.
    private const int BlockRows = 4096;

    /// <summary>Filters a band of 20 to 450 Hz of order 4 at 2 kHz, and prints the seconds of each round.</summary>
    /// <param name="path">The samples of all channels as little-endian doubles.</param>
    /// <param name="layout">Planar: one channel after the other. Rows: one sample of each of eight channels after the other.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="phase">Causal or Zero.</param>
    /// <param name="rounds">Number of rounds.</param>
    /// <param name="resultPath">Where the filtered samples go.</param>
    public static void Run(string path, string layout, int channels, FilterPhase phase, int rounds, string resultPath)
    {
        var input = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(path)).ToArray();
        var output = new double[input.Length];
        var sections = ButterworthDesign.BandPass(4, 20, 450, 2000);
        LaneFilter lanes = phase == FilterPhase.Zero ? new ZeroPhaseFilter(sections) : new CausalFilter(sections);
        var planar = new ArrayFilter(lanes);
        var start = Stopwatch.GetTimestamp();
        do
        {
            Filter();
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds);

        for (var round = 0; round < rounds; round++)
        {
            start = Stopwatch.GetTimestamp();
            Filter();
            Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalSeconds.ToString("R", CultureInfo.InvariantCulture));
        }

        File.WriteAllBytes(resultPath, MemoryMarshal.AsBytes<double>(output).ToArray());

        void Filter()
        {
            if (layout == "Planar")
            {
                planar.Filter(input, output, channels);
            }
            else
            {
                FilterRows(lanes, input, output);
            }
        }
    }

    /// <summary>From array to array: what the filter holds back comes out behind the other rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FilterRows(LaneFilter filter, ReadOnlySpan<double> input, Span<double> output)
    {
        filter.Begin();
        while (!input.IsEmpty)
        {
            var block = input[..Math.Min(input.Length, BlockRows * Lanes.Count)];
            output = output[filter.Process(block, output)..];
            input = input[block.Length..];
        }

        while (!output.IsEmpty)
        {
            output = output[filter.Complete(output)..];
        }
    }
}
