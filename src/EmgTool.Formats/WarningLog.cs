using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats;

/// <summary>Collects the oddities of a file. What repeats from record to record or line to line is told once, with its number, so that
/// the list stays short however long and broken the file is.</summary>
internal sealed class WarningLog
{
    private readonly List<Entry> _entries = [];

    /// <summary>Adds a warning of its own.</summary>
    public void Add(string code, string place, string message) => _entries.Add(new Entry(code, place, message, Repeats: false));

    /// <summary>Adds a warning that may come again; later ones of the same code are only counted.</summary>
    public void AddRepeated(string code, string place, string message)
    {
        if (_entries.Find(entry => entry.Repeats && string.Equals(entry.Code, code, StringComparison.Ordinal)) is { } first)
        {
            first.More++;
            return;
        }

        _entries.Add(new Entry(code, place, message, Repeats: true));
    }

    /// <summary>Whether a code was added.</summary>
    public bool Has(string code) => _entries.Exists(entry => string.Equals(entry.Code, code, StringComparison.Ordinal));

    /// <summary>The warnings in the order in which they were found.</summary>
    public IReadOnlyList<RecordingWarning> ToList() => _entries.ConvertAll(entry => new RecordingWarning(
        entry.Code,
        entry.Place,
        entry.More == 0 ? entry.Message : string.Create(CultureInfo.InvariantCulture, $"{entry.Message} {entry.More} more of this kind follow.")));

    private sealed record Entry(string Code, string Place, string Message, bool Repeats)
    {
        public long More { get; set; }
    }
}
