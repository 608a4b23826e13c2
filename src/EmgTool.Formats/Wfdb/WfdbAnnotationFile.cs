using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Wfdb;

/// <summary>Reads an annotation file in MIT format, as annot(5) of the WFDB applications guide describes it: words of 16 bits, six of them a code
/// and ten the time since the annotation before.</summary>
internal sealed class WfdbAnnotationFile
{
    private const int Skip = 59;
    private const int Channel = 62;
    private const int Auxiliary = 63;

    private const string ResolutionNote = "## time resolution:";
    private const string DefinitionsNote = "## annotation type definitions";
    private const string DefinitionsEndNote = "## end of definitions";

    private readonly byte[] _bytes;
    private readonly IReadOnlyList<string> _signals;
    private readonly List<Annotation> _annotations = [];
    private readonly Dictionary<int, string> _definitions = [];
    private SamplingRate _rate;
    private bool _isDefining;
    private int _at;

    private WfdbAnnotationFile(byte[] bytes, SamplingRate rate, IReadOnlyList<string> signals)
    {
        _bytes = bytes;
        _rate = rate;
        _signals = signals;
    }

    /// <summary>Reads annotations.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="rate">Unit of the times, where the file does not say another.</param>
    /// <param name="signals">Names of the signals of the record.</param>
    /// <param name="problem">What is wrong with it; <see langword="null"/> where nothing is.</param>
    /// <returns>The annotations in the order of the file, up to where it breaks off.</returns>
    public static IReadOnlyList<Annotation> Read(byte[] bytes, SamplingRate rate, IReadOnlyList<string> signals, out string? problem)
    {
        problem = IsAha(bytes) ? "it has the old AHA format, which is not read"
            : bytes.Length > 0 && !FileSignature.IsBinary(bytes) ? "it is text and not MIT format"
            : null;
        if (problem is not null)
        {
            return [];
        }

        var file = new WfdbAnnotationFile(bytes, rate, signals);
        problem = file.Read();
        return file._annotations;
    }

    /// <summary>Blocks of 16 bytes: 0, a letter or sign, a time, and a number that counts from 1.</summary>
    private static bool IsAha(byte[] bytes) =>
        bytes.Length >= 32 && bytes[0] == 0 && bytes[16] == 0 && bytes[1] > ' ' && bytes[17] > ' '
        && BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(6)) == 1 && BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(22)) == 2;

    /// <returns>What is wrong.</returns>
    private string? Read()
    {
        var time = 0L;
        int? signal = null;
        (long Time, int Code)? current = null;
        var text = "";
        while (Word() is { } word)
        {
            var (code, data) = (word >> 10, word & 0x3FF);
            if (code < Skip)
            {
                Add(current, signal, text);
                if (word == 0)
                {
                    return null;
                }

                if (_annotations.Count == RecordingLimits.MostAnnotations)
                {
                    return string.Create(CultureInfo.InvariantCulture, $"it has more than {RecordingLimits.MostAnnotations} annotations; the others are left out");
                }

                time += data;
                (current, text) = ((time, code), "");
            }
            else if (code == Skip)
            {
                // The high half comes first.
                if (Word() is not { } high || Word() is not { } low)
                {
                    break;
                }

                time += (high << 16) | low;
            }
            else if (code == Channel)
            {
                signal = data;
            }
            else if (code == Auxiliary)
            {
                if (_bytes.Length - _at < data)
                {
                    break;
                }

                text = TextOf(_bytes.AsSpan(_at, data));
                _at += data + (data % 2);
            }

            // NUM and SUB, the two codes left, are of use to heart beats only.
        }

        Add(current, signal, text);
        return string.Create(CultureInfo.InvariantCulture, $"it breaks off at byte {_bytes.Length} without its end mark; the {_annotations.Count} annotations before are kept");
    }

    private int? Word()
    {
        if (_bytes.Length - _at < 2)
        {
            return null;
        }

        _at += 2;
        return BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(_at - 2));
    }

    private void Add((long Time, int Code)? annotation, int? signal, string text)
    {
        if (annotation is not var (time, code) || (code == WfdbAnnotationCodes.Note && time == 0 && TakeSetting(text)))
        {
            return;
        }

        var shown = text.Length > 0 ? text : _definitions.GetValueOrDefault(code) ?? WfdbAnnotationCodes.MnemonicOf(code);
        if (shown.Length > 0)
        {
            _annotations.Add(new Annotation(WfdbTime.SecondsAt(time, _rate), DurationSeconds: null, shown, signal is { } index && index < _signals.Count ? _signals[index] : null));
        }
    }

    /// <summary>Notes at time 0 hold the unit of the times and meanings of codes.</summary>
    private bool TakeSetting(string text)
    {
        if (text.StartsWith(ResolutionNote, StringComparison.Ordinal))
        {
            var isNumber = decimal.TryParse(text.AsSpan(ResolutionNote.Length).Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var hertz);
            _rate = isNumber && ExactRate.Of(hertz) is { } rate ? rate : _rate;
            return true;
        }

        if (text.StartsWith(DefinitionsNote, StringComparison.Ordinal) || text.StartsWith(DefinitionsEndNote, StringComparison.Ordinal))
        {
            _isDefining = text.StartsWith(DefinitionsNote, StringComparison.Ordinal);
            return true;
        }

        var words = text.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (_isDefining && words.Length >= 2 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            _definitions[code] = words[1];
            return true;
        }

        return false;
    }

    private static string TextOf(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.TrimEnd("\0 "u8);
        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }
}
