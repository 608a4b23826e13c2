using System.Collections.Concurrent;
using System.Globalization;
using EmgTool.Core;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Edf;
using Xunit;

namespace EmgTool.Formats.Tests.Fuzzing;

/// <summary>Damaged files of every format: each must give a recording or an error of the format, without asking for much memory. <c>EMGTOOL_FUZZ=5000000</c> runs more.</summary>
public sealed class FuzzTests(ITestOutputHelper output) : IDisposable
{
    private const int DefaultMutations = 200_000;
    private const long MostBytes = 100_000_000;

    private const int MostFailures = 20;

    /// <summary>Samples of a damaged recording that are looked at.</summary>
    private const int MostRows = 4096;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Every_damaged_file_gives_a_recording_or_a_format_error()
    {
        var mutations = int.TryParse(Environment.GetEnvironmentVariable("EMGTOOL_FUZZ"), CultureInfo.InvariantCulture, out var asked) ? asked : DefaultMutations;
        var families = FuzzSeeds.Families;
        var failures = new ConcurrentQueue<string>();
        var outcomes = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var slowest = (Milliseconds: 0L, Number: 0);
        var largest = (Bytes: 0L, Number: 0);
        var place = Enumerable.Range(0, Environment.ProcessorCount).Select(thread => Directory.CreateDirectory(Path.Join(_folder.Path, $"{thread}")).FullName).ToArray();
        Parallel.For(0, place.Length, thread =>
        {
            for (var number = thread; number < mutations && failures.Count < MostFailures; number += place.Length)
            {
                var start = (Allocated: GC.GetAllocatedBytesForCurrentThread(), Time: Environment.TickCount64);
                var (name, outcome) = Try(families, number, place[thread]);
                outcomes.AddOrUpdate(outcome, 1, (_, count) => count + 1);
                var (bytes, milliseconds) = (GC.GetAllocatedBytesForCurrentThread() - start.Allocated, Environment.TickCount64 - start.Time);
                lock (families)
                {
                    slowest = milliseconds > slowest.Milliseconds ? (milliseconds, number) : slowest;
                    largest = bytes > largest.Bytes ? (bytes, number) : largest;
                }

                if (outcome.StartsWith('!') || bytes > MostBytes)
                {
                    failures.Enqueue(string.Create(CultureInfo.InvariantCulture, $"mutation {number} of {name}: {outcome}, {bytes} bytes"));
                }
            }
        });

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{outcomes.Values.Sum()} mutations of {families.Sum(family => family.Count)} files; the slowest took {slowest.Milliseconds} ms (number {slowest.Number}), the largest {largest.Bytes / 1e6:0} MB (number {largest.Number})."));
        output.WriteLine(string.Join(", ", outcomes.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}")));
        Assert.True(failures.IsEmpty, string.Join("\n", failures));
    }

    public void Dispose() => _folder.Dispose();

    private static (string Name, string Outcome) Try(IReadOnlyList<IReadOnlyList<FuzzSeed>> families, int number, string folder)
    {
        var random = new Random(number);
        var family = families[random.Next(families.Count)];
        var seed = family[random.Next(family.Count)];
        var others = families[random.Next(families.Count)];
        File.WriteAllBytes(Path.Join(folder, seed.Name), Mutation.Of(seed.Bytes, others[random.Next(others.Count)].Bytes, random));
        foreach (var (name, bytes) in seed.Companions)
        {
            File.WriteAllBytes(Path.Join(folder, name), bytes);
        }

        return (seed.Name, Open(Path.Join(folder, seed.Opened), new ReadOptions { AllRecords = random.Next(2) == 0, Missing = (MissingPolicy)random.Next(3) }));
    }

    /// <returns>The code of the error, <c>recording</c>, or <c>!</c> and what must not happen.</returns>
    private static string Open(string path, ReadOptions options)
    {
        try
        {
            using var reader = RecordingFile.Open(path, options, CancellationToken.None);
            if (ReadAll(reader) is { } wrong)
            {
                return wrong;
            }

            Copy(reader);
            return "recording";
        }
        catch (RecordingException error)
        {
            // The file did not change: such an error would hide a wrong offset.
            return error.Message.Length > 0 && error.Code is not "FILE_CHANGED" ? error.Code : $"!{error.Code}: {error.Message}";
        }
        catch (Exception error)
        {
            return "!" + string.Join(" ", error.ToString().Split((char)10).Take(4));
        }
    }

    /// <summary>Writes what was read, unless it is long: a damaged header must not break the writer either.</summary>
    private static void Copy(RecordingReader reader)
    {
        if (reader.Recording.Channels.Sum(channel => channel.SampleCount) > MostRows)
        {
            return;
        }

        try
        {
            EdfWriter.Write(Stream.Null, reader, new());
        }
        catch (SettingsException)
        {
            // What does not go into an EDF file is refused.
        }
    }

    /// <summary>Reads what a user of the recording reads.</summary>
    /// <returns>What contradicts itself.</returns>
    private static string? ReadAll(RecordingReader reader)
    {
        var recording = reader.Recording;
        _ = reader.ReadTriggers(CancellationToken.None);
        _ = reader.CheckSamples(CancellationToken.None);
        if (!double.IsFinite(recording.DurationSeconds))
        {
            return $"!duration {recording.DurationSeconds}";
        }

        var block = new double[MostRows * Lanes.Count];
        foreach (var channel in recording.Channels.Take(3).Where(channel => channel.SampleCount > 0))
        {
            var expected = 0L;
            foreach (var segment in channel.Segments)
            {
                if (segment.FirstSample != expected || segment.SampleCount < 1)
                {
                    return $"!segments of '{channel.Name}' do not follow each other";
                }

                expected = segment.EndSample;
            }

            if (!double.IsFinite(channel.Rate.Hertz) || channel.Rate.Hertz <= 0)
            {
                return $"!rate {channel.Rate}";
            }

            using var source = reader.Open([channel]);
            var rows = (int)Math.Min(MostRows, channel.SampleCount);
            source.Read(channel.SampleCount - rows, block.AsSpan(0, rows * Lanes.Count));
            if (block.AsSpan(0, rows * Lanes.Count).ContainsAnyExcept(0) && !block.AsSpan(0, rows * Lanes.Count).ToArray().All(double.IsFinite))
            {
                return $"!samples of '{channel.Name}' are not finite";
            }
        }

        return null;
    }
}
