using System.Text.RegularExpressions;

namespace EmgTool.Formats.Wfdb;

/// <summary>Reads a signal line: file, format, gain, ADC, checksum, description.</summary>
internal static partial class WfdbSignalLine
{
    /// <summary>Unit where the line gives none.</summary>
    private const string DefaultUnit = "mV";

    private const long LargestOffset = long.MaxValue / 2;
    private const long LargestSkew = 1_000_000_000_000;

    /// <summary>A day of one signal at 10 Hz in one frame; see the limits of <see cref="WfdbHeaderReader"/>.</summary>
    private const int MostSamplesPerFrame = 900_000;

    /// <summary>Reads one.</summary>
    /// <exception cref="Core.Recordings.RecordingException">A field is not what it must be.</exception>
    public static WfdbSignal Read(WfdbLine line)
    {
        var name = line.Word();
        var fileName = name is "~" ? name : WfdbFileName.Checked(name, line);
        var word = line.Word();
        var format = FormatPattern().Match(word);
        if (!format.Success)
        {
            throw line.Error("format", word, "a number such as 16, with x (samples per frame), : (skew) and + (byte offset) behind it where needed");
        }

        // "200(1024)/mV": a word that does not start like a number begins the description.
        var gain = GainPattern().Match(line.Rest());
        var calibration = gain.Success ? GainPattern().Match(line.Word()) : gain;
        var resolution = gain.Success ? line.Integer() : null;
        var zero = resolution is null ? null : line.Integer();
        var initial = zero is null ? null : line.Integer();
        var checksum = initial is null ? null : line.Integer();
        if (checksum is not null)
        {
            line.Integer();
        }

        var baseline = calibration.Groups["baseline"];
        var unit = calibration.Groups["unit"].Value;
        var description = line.Rest();

        // Zeros in both fill the line up to the description.
        var isStated = checksum is not null && (checksum != 0 || initial != 0);
        return new WfdbSignal
        {
            Line = line.Number,
            FileName = fileName,
            Format = (int)line.Integer(format.Groups["format"].Value, "format", 0, int.MaxValue),
            SamplesPerFrame = (int)Part(line, format.Groups["samples"], "number of samples per frame", 1, 1, MostSamplesPerFrame),
            Skew = Part(line, format.Groups["skew"], "skew", 0, 0, LargestSkew),
            ByteOffset = Part(line, format.Groups["offset"], "byte offset", 0, 0, LargestOffset),
            Gain = gain.Success ? line.Number64(calibration.Groups["gain"].Value, "gain") : 0,
            Baseline = baseline.Success ? line.Integer(baseline.Value, "baseline", int.MinValue, int.MaxValue) : zero ?? 0,
            Unit = unit.Length > 0 ? unit : DefaultUnit,
            InitialValue = isStated ? initial : null,
            Checksum = isStated ? unchecked((short)checksum!.Value) : null,
            Description = description,
        };
    }

    private static long Part(WfdbLine line, Group group, string what, long missing, long minimum, long maximum) =>
        group.Success ? line.Integer(group.Value, what, minimum, maximum) : missing;

    [GeneratedRegex(@"^(?<format>\d+)(x(?<samples>\d+))?(:(?<skew>\d+))?(\+(?<offset>\d+))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormatPattern();

    [GeneratedRegex(@"^(?<gain>[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?)(\((?<baseline>[+-]?\d+)\))?(/(?<unit>[^\s]*))?(\s|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GainPattern();
}
