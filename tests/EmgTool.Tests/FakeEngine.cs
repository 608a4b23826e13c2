using System.Globalization;
using EmgTool.Core;
using EmgTool.Core.Detection;
using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Tests.Results;

namespace EmgTool.Tests;

/// <summary>Recordings that are what their content says, to see every kind of failure handled: <c>good 3</c> (with three bursts), <c>clean</c>, <c>bad</c>,
/// <c>counts</c>, <c>misfit</c>, <c>narrow</c> (from 60 Hz on only the first channel can be analyzed, from 100 Hz on none), <c>silent</c> (with a silence), <c>bug</c>, <c>stale</c>, <c>endless</c>.</summary>
internal static class FakeEngine
{
    private const int Stale = 116;

    public static Engine Create(Action<AnalysisSettings>? seen = null, Action<int>? seenThreads = null)
    {
        return new(
            (path, options, _) => new FakeReader(path, string.Equals(path, "-", StringComparison.Ordinal) ? "good 1" : File.ReadAllText(path), options.Unit),
            Analyze,
            (reader, channels, settings, _, threads, progress, cancellation) => settings.Select((one, index) => new VariantResult(index, Analyze(reader, channels, one, threads, progress, cancellation))));

        AnalysisResult Analyze(RecordingReader reader, IReadOnlyList<Channel> channels, AnalysisSettings settings, int threads, IProgress<double>? progress, CancellationToken cancellation)
        {
            seen?.Invoke(settings);
            seenThreads?.Invoke(threads);
            var fake = (FakeReader)reader;
            switch (fake.Content)
            {
                case "misfit":
                    throw new SettingsException("band: 20 Hz is above half of the sampling rate (15 Hz)", "choose a lower band");
                case "bug":
                    throw new InvalidOperationException("index ran away");
                case "stale":
                    throw new IOException("Stale file handle", Stale);
                case "endless":
                    cancellation.WaitHandle.WaitOne();
                    cancellation.ThrowIfCancellationRequested();
                    break;
            }

            progress?.Report(1);
            var bursts = fake.Content.StartsWith("good", StringComparison.Ordinal) ? int.Parse(fake.Content[5..], CultureInfo.InvariantCulture) : 1;
            return new AnalysisResult(
                fake.Recording,
                [.. channels.Select(channel => string.Equals(fake.Content, "narrow", StringComparison.Ordinal) && settings.Filter.LowHz >= (channel.Index > 0 ? 60 : 100)
                    ? SampleResults.ChannelResult(channel) with { Misfit = new SettingsException("the rate is too low"), SecondsAnalyzed = 0 }
                    : SampleResults.ChannelResult(channel, [.. Enumerable.Range(0, bursts).Select(i => SampleResults.Burst(i + 1.5))]) with { Notes = [], Silences = string.Equals(fake.Content, "silent", StringComparison.Ordinal) ? [Silence(SampleResults.Burst(3))] : [] })]);
        }
    }

    private static LabeledBurst Silence(LabeledBurst burst) => burst with { Measured = burst.Measured with { Burst = burst.Measured.Burst with { Track = Track.Silence } } };

    private sealed class FakeReader : RecordingReader
    {
        public FakeReader(string path, string content, SignalUnit? unit)
        {
            Content = content.Trim();
            if (string.Equals(Content, "bad", StringComparison.Ordinal))
            {
                throw new RecordingException("BAD_NUMBER", "line 7: 'abc' in column 'EMG1' is not a number", "mend the line or leave the column out");
            }

            var own = string.Equals(Content, "counts", StringComparison.Ordinal) ? SignalUnit.Counts : new SignalUnit("mV", UnitKind.Voltage, 1000);
            var recording = SampleResults.Recording(path, SampleResults.Channel(unit: unit ?? own), SampleResults.Channel("ECG", 1, kind: ChannelKind.Ecg));
            Recording = string.Equals(Content, "clean", StringComparison.Ordinal) ? recording with { Warnings = [] } : recording;
        }

        public string Content { get; }

        public override Recording Recording { get; }

        public override IReadOnlyList<Annotation> ReadTriggers(CancellationToken cancellation = default) => [new(1.75m, DurationSeconds: null, "255", "Status")];

        public override IReadOnlyList<RecordingWarning> CheckSamples(CancellationToken cancellation = default) =>
            string.Equals(Content, "clean", StringComparison.Ordinal) ? [] : [new("SAMPLES_OUT_OF_RANGE", "signal 'EMG1'", "3 samples are beyond the range")];

        public override LaneSource Open(IReadOnlyList<Channel> channels) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
        }
    }
}
