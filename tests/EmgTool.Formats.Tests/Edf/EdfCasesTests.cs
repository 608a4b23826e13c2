using System.Globalization;
using System.Text.Json;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Edf;

/// <summary>124 awkward files and what each must give. <c>Cases/cases.json</c> was computed from what was written, by another program than any reader.</summary>
public sealed class EdfCasesTests
{
    private static readonly string Folder = Path.Join(AppContext.BaseDirectory, "Edf", "Cases");
    private static readonly JsonElement Cases = JsonDocument.Parse(File.ReadAllBytes(Path.Join(Folder, "cases.json"))).RootElement;

    public static TheoryData<string> Readable => [.. Names(status => status is not "error")];

    public static TheoryData<string> Unreadable => [.. Names(status => status is "error")];

    [Fact]
    public void All_cases_are_here() => Assert.Equal(124, Readable.Count + Unreadable.Count);

    [Theory]
    [MemberData(nameof(Readable))]
    public void A_readable_file_gives_what_was_written(string name)
    {
        var expected = Expected(name, out var path);
        using var reader = Reading.Open(path);
        var recording = reader.Recording;
        Assert.Equal(expected.GetProperty("format").GetString(), recording.Format);
        Assert.Equal(expected.GetProperty("start").GetString() is { } start ? DateTime.Parse(start, CultureInfo.InvariantCulture) : null, recording.Start);
        Assert.Equal(expected.GetProperty("records").ToString(), recording.Details.Single(detail => detail.Key is "data records").Value);
        Assert.Equal(
            expected.GetProperty("warnings").EnumerateArray().Select(code => code.GetString()!).Order(StringComparer.Ordinal),
            recording.Warnings.Select(warning => warning.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(recording.Warnings, warning => Assert.True(warning.Place.Length > 0 && warning.Message.Length > 0));
        Assert.Equal(expected.GetProperty("annotations").EnumerateArray().Select(Text), recording.Annotations.Select(Text));
        Assert.Equal(expected.GetProperty("signals").GetArrayLength(), recording.Channels.Count);
        foreach (var (signal, channel) in expected.GetProperty("signals").EnumerateArray().Zip(recording.Channels))
        {
            CheckSignal(signal, channel, reader);
        }

        CheckSegments(expected, recording);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void An_unreadable_file_gives_an_error_that_says_why(string name)
    {
        var expected = Expected(name, out var path);
        var error = Assert.Throws<RecordingException>(() => Reading.Open(path));
        Assert.Equal(expected.GetProperty("code").GetString(), error.Code);
        Assert.All(expected.GetProperty("message_hint").EnumerateArray(), word => Assert.Contains(word.GetString()!, $"{error.Message} {error.Hint}", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("bdf_status_triggers")]
    [InlineData("bdf_status_bad_calibration")]
    public void Triggers_come_from_the_stored_bits_of_the_status_channel(string name)
    {
        var expected = Expected(name, out var path);
        using var reader = Reading.Open(path);
        var status = reader.Recording.Channels.Single(channel => channel.Name is "Status");
        Assert.Equal(ChannelKind.Trigger, status.Kind);
        Assert.Equal(
            expected.GetProperty("triggers").EnumerateArray().Select(pair => (pair[0].GetInt32() / status.Rate.Hertz, pair[1].ToString(), (string?)"Status")),
            reader.ReadTriggers(TestContext.Current.CancellationToken).Select(trigger => ((double)trigger.OnsetSeconds, trigger.Text, trigger.Channel)));
    }

    [Fact]
    public void Prefilters_are_understood_in_all_their_spellings()
    {
        var expected = Expected("edf_prefilter_variants", out var path);
        using var reader = Reading.Open(path);
        Assert.Equal(
            expected.GetProperty("prefilters").EnumerateArray().Select(filter => new PrefilterBand(Number(filter, "hp"), Number(filter, "lp"), Number(filter, "notch"))),
            reader.Recording.Channels.Select(channel => channel.PrefilterBand));
    }

    [Fact]
    public void The_identifications_of_EDF_plus_are_taken_apart()
    {
        var expected = Expected("edfplus_patient_fields", out var path);
        using var reader = Reading.Open(path);
        var details = reader.Recording.Details.ToDictionary(StringComparer.Ordinal);
        var patient = expected.GetProperty("patient");
        Assert.Equal(patient.GetProperty("code").GetString(), details["patient code"]);
        Assert.Equal(patient.GetProperty("sex").GetString(), details["sex"]);
        Assert.Equal(patient.GetProperty("birthdate").GetString(), details["birthdate"]);
        Assert.Equal(patient.GetProperty("name").GetString(), details["patient name"]);
        Assert.Equal(patient.GetProperty("additional").GetString(), details["additional patient data"]);
        var recording = expected.GetProperty("recording");
        Assert.Equal(recording.GetProperty("admin").GetString(), details["administration code"]);
        Assert.Equal(recording.GetProperty("technician").GetString(), details["technician"]);
        Assert.Equal(recording.GetProperty("equipment").GetString(), details["equipment"]);
    }

    [Fact]
    public void A_hidden_start_date_is_said_to_be_hidden()
    {
        Expected("edfplus_startdate_x", out var path);
        using var reader = Reading.Open(path);
        Assert.Contains(reader.Recording.Details, detail => detail.Value.StartsWith("anonymised", StringComparison.Ordinal));
    }

    [Fact]
    public void Samples_beyond_the_digital_range_are_counted()
    {
        Expected("edf_out_of_digital_range", out var path);
        using var reader = Reading.Open(path);

        // The case's samples are -32768, 32767, 3000, 0 over and over; its header claims a range of -2047 to 2047.
        var warning = Assert.Single(reader.CheckSamples(TestContext.Current.CancellationToken));
        Assert.Equal("SAMPLES_OUT_OF_RANGE", warning.Code);
        Assert.Contains($"{Samples.Of(reader).Count(value => value is < -2047 or > 2047)} samples", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_that_the_header_does_not_count_are_read_when_asked_for()
    {
        Expected("edf_more_records_than_header", out var path);
        using var reader = Reading.Open(path, new ReadOptions { AllRecords = true });
        Assert.Equal(500, reader.Recording.Channels[0].SampleCount);
        Assert.Equal("TRAILING_RECORDS_READ", Assert.Single(reader.Recording.Warnings).Code);
    }

    /// <summary>The file of a case.</summary>
    internal static string PathOf(string name)
    {
        _ = Expected(name, out var path);
        return path;
    }

    private static IEnumerable<string> Names(Predicate<string> has) =>
        Cases.EnumerateArray().Where(item => has(item.GetProperty("expect").GetProperty("status").GetString()!)).Select(item => item.GetProperty("name").GetString()!);

    private static JsonElement Expected(string name, out string path)
    {
        var item = Cases.EnumerateArray().Single(entry => string.Equals(entry.GetProperty("name").GetString(), name, StringComparison.Ordinal));
        path = Path.Join(Folder, item.GetProperty("file").GetString());
        return item.GetProperty("expect");
    }

    private static void CheckSignal(JsonElement expected, Channel channel, RecordingReader reader)
    {
        Assert.Equal(expected.GetProperty("label").GetString(), channel.Name);
        Assert.Equal(expected.GetProperty("unit").GetString(), channel.Unit.Text);
        if (expected.TryGetProperty("uncalibrated", out _))
        {
            Assert.Equal(UnitKind.Counts, channel.Unit.Kind);
        }

        if (Number(expected, "rate") is not { } rate)
        {
            Assert.Equal(0, channel.SampleCount);
            return;
        }

        // Oracle and reader round the quotient of samples and seconds at different places.
        Assert.Equal(rate, channel.Rate.Hertz, rate * 1e-15);
        Assert.Equal(expected.GetProperty("n").GetInt64(), channel.SampleCount);
        var scale = channel.Unit.Kind == UnitKind.Voltage ? channel.Unit.Microvolts : 1;
        var values = Array.ConvertAll(Samples.Of(reader, channel.Index), value => value / scale);
        var tolerance = 1e-12 * Math.Max(Math.Abs(Number(expected, "min")!.Value), Math.Abs(Number(expected, "max")!.Value));
        foreach (var (value, index) in expected.GetProperty("first5").EnumerateArray().Select((value, index) => (value.GetDouble(), index)))
        {
            Assert.Equal(value, values[index], tolerance);
        }

        Assert.Equal(Number(expected, "min")!.Value, values.Min(), tolerance);
        Assert.Equal(Number(expected, "max")!.Value, values.Max(), tolerance);
        Assert.Equal(Number(expected, "sum")!.Value, values.Sum(), tolerance * values.Length);
    }

    private static void CheckSegments(JsonElement expected, Recording recording)
    {
        var runs = expected.GetProperty("segments").EnumerateArray().ToArray();
        foreach (var channel in recording.Channels.Where(channel => channel.SampleCount > 0))
        {
            var perRecord = channel.SampleCount / expected.GetProperty("records").GetInt64();
            Assert.Equal(
                runs.Select(run => (run[0].GetDecimal(), run[1].GetInt64() * perRecord)),
                channel.Segments.Select(segment => (segment.StartSeconds, segment.SampleCount)));
        }
    }

    private static string Text(JsonElement annotation) =>
        string.Create(CultureInfo.InvariantCulture, $"{annotation[0].GetDecimal():0.#######}|{(annotation[1].ValueKind == JsonValueKind.Null ? "none" : annotation[1].GetDecimal().ToString("0.#######", CultureInfo.InvariantCulture))}|{annotation[2].GetString()}");

    private static string Text(Annotation annotation) =>
        string.Create(CultureInfo.InvariantCulture, $"{annotation.OnsetSeconds:0.#######}|{annotation.DurationSeconds?.ToString("0.#######", CultureInfo.InvariantCulture) ?? "none"}|{annotation.Text}");

    private static double? Number(JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
}
