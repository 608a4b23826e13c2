using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using EmgTool.Core;
using EmgTool.Core.Detection;
using EmgTool.Core.Filtering;
using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;
using EmgTool.Formats;
using EmgTool.Formats.Results;

namespace EmgTool.Benchmarks;

/// <summary>Takes the analysis of a recording apart: what each stage costs on one thread once everything is compiled. Stages that run fused are told by
/// what the whole costs with them and without.</summary>
internal sealed class StageRounds
{
    private readonly string _path;
    private readonly AnalysisSettings _settings = new();
    private readonly AnalysisSettings _withoutMains = new() { Filter = new FilterSettings { Mains = MainsMode.Off } };

    private StageRounds(string path) => _path = path;

    /// <summary>Prints a table of medians.</summary>
    /// <param name="path">The recording: channels of one rate in one segment.</param>
    /// <param name="rounds">Number of rounds after one that warms up.</param>
    public static void Run(string path, int rounds)
    {
        var stages = new StageRounds(path);
        stages.Round();
        var rows = Enumerable.Range(0, rounds).Select(_ => stages.Round()).ToList();
        var medians = rows[0].Select((stage, i) => (stage.Name, Seconds: rows.Select(row => row[i].Seconds).Order().ElementAt(rounds / 2))).ToList();
        var (total, samples) = (medians.Sum(stage => stage.Seconds), stages.Samples());
        Console.WriteLine("| stage, one thread, warm | ms | share | ns a sample |");
        Console.WriteLine("|---|--:|--:|--:|");
        foreach (var (name, seconds) in medians)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {seconds * 1e3:0} | {seconds / total:P0} | {seconds * 1e9 / samples:0.00} |"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| all | {total * 1e3:0} | 100 % | {total * 1e9 / samples:0.00} |"));
    }

    private List<(string Name, double Seconds)> Round()
    {
        var hash = Timed(() =>
        {
            using var file = File.OpenRead(_path);
            SHA256.HashData(file);
        });
        var read = Timed(() => Fill(_withoutMains, (_, feed, starts, block, rows) => feed.Read(starts, rows, block)));
        var band = Timed(() => Fill(_withoutMains, Filtered));
        var mains = Timed(() => Fill(_settings, Filtered));
        AnalysisResult? result = null;
        var all = Timed(() =>
        {
            using var reader = RecordingFile.Open(_path, new ReadOptions());
            result = Analysis.Run(reader, reader.Recording.Channels, _settings);
        });
        var labeler = new Labeler(RuleTable.Load());
        var labels = Timed(() =>
        {
            foreach (var channel in result!.Channels)
            {
                labeler.Label([.. channel.Bursts.Select(burst => burst.Measured)], channel.SecondsAnalyzed);
            }
        });
        var table = Timed(() =>
        {
            using var results = new TableResults(',', [], TextWriter.Null);
            results.Add(result!, RecordingRecord.Of(result!, bytes: 0, sha256: ""));
        });
        return
        [
            ("SHA-256 of the file", hash),
            ("reading and decoding into lanes", read),
            ("band-pass, forward and backward", band - read),
            ("mains: looking for it and subtracting", mains - band),
            ("flat stretches, energies, lanes into channels, noise floor, detection, edges, measures", all - mains - labels),
            ("labels", labels),
            ("table of bursts", table),
        ];
    }

    private long Samples()
    {
        using var reader = RecordingFile.Open(_path, new ReadOptions());
        return reader.Recording.Channels.Sum(channel => channel.SampleCount);
    }

    private static double Timed(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Filtered(LaneFilter filter, StretchFeed feed, ReadOnlySpan<LaneStart> starts, Span<double> block, int row)
    {
        feed.Read(starts, row, block);
        filter.Process(block, Output);
    }

    private static readonly double[] Output = new double[1 << 20];

    private delegate void Block(LaneFilter filter, StretchFeed feed, ReadOnlySpan<LaneStart> starts, Span<double> block, int row);

    /// <summary>Goes through a recording as an analysis does, lanes and stretches alike.</summary>
    private void Fill(AnalysisSettings settings, Block block)
    {
        const int BlockRows = 2048;
        using var reader = RecordingFile.Open(_path, new ReadOptions());
        var channels = reader.Recording.Channels;
        var (rate, segment) = (channels[0].Rate, channels[0].Segments[0]);
        var filter = new FilterBank(settings.Filter, rate).CreateFilter();
        var unit = filter.StretchUnit * new TimeBins(rate, 1).SamplesPerBin;
        var plan = new StretchPlan(segment.SampleCount, StretchPlan.Longest(rate, unit), unit);
        using var source = reader.Open(channels);
        var feed = new StretchFeed(source, channels.Count, filter.PaddingRows);
        feed.Begin(segment);
        var before = (int)StretchPlan.Whole(filter.RowsBefore, filter.StretchUnit);
        var rows = before + plan.StretchSamples + filter.RowsAfter;
        var lanes = new double[BlockRows * Lanes.Count];
        for (var first = 0L; first < plan.Count * channels.Count; first += Lanes.Count)
        {
            var count = (int)Math.Min(Lanes.Count, (plan.Count * channels.Count) - first);
            LaneStart[] starts = [.. Enumerable.Range(0, count).Select(lane =>
                new LaneStart((int)((first + lane) % channels.Count), ((first + lane) / channels.Count * plan.StretchSamples) - before))];
            long[] firstRows = [.. starts.Select(start => -start.FirstSample), .. new long[Lanes.Count - count]];
            filter.Begin(firstRows, [.. firstRows.Select((row, lane) => lane < count ? row + segment.SampleCount : 0)]);
            for (var row = 0; row < rows; row += BlockRows)
            {
                block(filter, feed, starts, lanes.AsSpan(0, Math.Min(BlockRows, rows - row) * Lanes.Count), row);
            }
        }
    }
}
