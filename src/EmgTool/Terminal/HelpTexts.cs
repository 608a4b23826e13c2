using System.Text;
using EmgTool.Core.Synthesis;
using EmgTool.Formats.Results;

namespace EmgTool.Terminal;

/// <summary>What follows the built-in help of each command.</summary>
internal static class HelpTexts
{
    /// <summary>Of the program.</summary>
    public static string Root { get; } = """
        Examples:
          emgtool analyze walk.edf                    bursts as CSV
          emgtool analyze recordings/ -o events.csv   a folder, with a summary
          emgtool info walk.edf                       what is in a recording
          emgtool synthesize test.edf                 a recording with known truth


        """ + Help.ExitCodes;

    /// <summary>Of <c>analyze</c>.</summary>
    public static string Analyze { get; } = $"""
        Output columns (CSV; JSON Lines use the same names in records of type burst):
        {Columns(BurstColumns.All)}

        Beside -o FILE.csv: FILE.trains.csv, FILE.summary.csv and FILE.run.json, which
        holds the settings in force (--settings takes it), the version, and the size
        and SHA-256 of every input.

        Examples:
          emgtool analyze walk.edf > bursts.csv
          emgtool analyze recordings/ -o events.csv --threads 4
          emgtool analyze export.txt --rate 2000 --unit mV --channels 'EMG*'
          emgtool analyze night.edf --band 10-100 --format jsonl | head -n 5
          emgtool analyze --files-from list.txt --settings events.run.json

        {Help.ExitCodes}
        """;

    /// <summary>Of <c>info</c>.</summary>
    public static string Info { get; } = """
        Examples:
          emgtool info walk.edf
          emgtool info night.edf --annotations
          emgtool info recordings/ --json | jq .format


        """ + Help.ExitCodes;

    /// <summary>Of <c>synthesize</c>.</summary>
    public static string Synthesize { get; } = $"""
        Scenarios:
        {Pairs([.. Scenarios.All])}

        The same options give the same bytes on every machine. Another rate or unit
        leaves the events where they are. The truth table (CSV) has the columns
        recording, channel, onset, duration, label, onset_sample, offset_sample, snr
        and train; times are in seconds from the start of the recording. Both files
        appear when they are complete, and replace files of the same names.

        Examples:
          emgtool synthesize test.edf
          emgtool synthesize jerks.csv --scenario jerks --channels 2 --duration 20
          emgtool synthesize rest.edf --scenario noise --seed 7 --mains off
          emgtool synthesize faint.edf --snr 2-3 --truth faint-events.csv

        {Help.ExitCodes}
        """;

    private static string Pairs(IReadOnlyList<(string Name, string Text)> pairs)
    {
        var width = pairs.Max(pair => pair.Name.Length);
        return string.Join('\n', pairs.Select(pair => $"  {pair.Name.PadRight(width)}  {pair.Text}"));
    }

    private static string Columns(IReadOnlyList<ResultColumn<BurstRow>> columns)
    {
        var width = columns.Max(column => column.Name.Length);
        var text = new StringBuilder();
        foreach (var column in columns)
        {
            var unit = column.Unit.Length == 0 ? "" : $" [{column.Unit}]";
            text.Append("  ").Append(column.Name.PadRight(width)).Append("  ").Append(column.Description).Append(unit).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }
}
