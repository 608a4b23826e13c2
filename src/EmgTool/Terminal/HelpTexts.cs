using System.Text;
using EmgTool.Core.Synthesis;
using EmgTool.Formats.Results;

namespace EmgTool.Terminal;

/// <summary>What follows the built-in help of each command.</summary>
internal static class HelpTexts
{
    /// <summary>Of the program.</summary>
    public static string Root => """
        Examples:
          emgtool analyze walk.edf                    bursts as CSV
          emgtool analyze recordings/ -o events.csv   a folder, with a summary
          emgtool info walk.edf                       what is in a recording
          emgtool convert walk.txt -o walk.edf        another format
          emgtool filter walk.edf -o filtered.edf     the signal that is analyzed
          emgtool synthesize test.edf                 a recording with known truth


        """ + Help.ExitCodes;

    /// <summary>Of <c>analyze</c>.</summary>
    public static string Analyze => $"""
        Output columns (CSV; JSON Lines use the same names in records of type burst):
        {Columns(BurstColumns.All)}

        Beside -o FILE.csv: FILE.trains.csv, FILE.summary.csv, FILE.artefacts.csv (what
        is no part of the bursts, and why), FILE.annotations.csv and FILE.run.json,
        which holds the settings in force (--settings takes it), the version, and the
        size and SHA-256 of every input.

        Examples:
          emgtool analyze walk.edf > bursts.csv
          emgtool analyze recordings/ -o events.csv --threads 4
          emgtool analyze export.txt --rate 2000 --unit mV --channels 'EMG*'
          emgtool analyze night.edf --preset sleep --format jsonl | head -n 5
          emgtool analyze needle.edf --preset needle --set detection.unit.threshold=60
          emgtool analyze walk.edf --detector threshold -o threshold.csv
          emgtool analyze --files-from list.txt --settings events.run.json

        {Help.ExitCodes}
        """;

    /// <summary>Of <c>info</c>.</summary>
    public static string Info => """
        Examples:
          emgtool info walk.edf
          emgtool info night.edf --annotations
          emgtool info recordings/ --json | jq .format
          emgtool info recordings/ --check

        With --check the exit code is 4 where everything can be read but something is
        odd; every code in brackets is explained in docs/formats.md.


        """ + Help.ExitCodes;

    /// <summary>Of <c>convert</c>.</summary>
    public static string Convert => """
        EDF+ has 16 bits, BDF+ has 24. Samples that the recording stores as integers are
        written as the same integers under the same calibration; others over the range
        of their values. 16 bits lose where a channel is stored in more of them, or
        where their step is more than a tenth of the noise in its quietest stretch: a
        folder then gets BDF+, and a file named .edf a warning.

        A window keeps the annotations that reach into it; times count from its first
        sample. Triggers of channels that are not written become annotations. CSV has a
        column time_s and a column NAME_unit a channel, all of one sampling rate; a gap
        is a jump of the time. A recording that is read is never written over.

        Examples:
          emgtool convert walk.txt --unit mV -o walk.edf
          emgtool convert night.bdf -c 'EMG*' --from 3600 --to 3660 | head
          emgtool convert recordings/ -o edf/
          emgtool convert walk.edf --events events.csv -o marked.edf
          emgtool analyze walk.edf | emgtool convert walk.edf --events - -o marked.edf


        """ + Help.ExitCodes;

    /// <summary>Of <c>filter</c>.</summary>
    public static string Filter => """
        Channels are chosen as analyze chooses them, and each stretch without a gap is
        filtered by itself. The filters are noted in the header of EDF+ and BDF+, behind
        those of the recorder. Formats, windows and events are those of convert.

        Examples:
          emgtool filter walk.edf -o filtered.edf
          emgtool filter walk.edf --band 30-400 --order 4 --mains off -o filtered.csv
          emgtool filter recordings/ --settings events.run.json -o filtered/


        """ + Help.ExitCodes;

    /// <summary>Of <c>detectors</c>.</summary>
    public static string Detectors => """
        A method is chosen with --detector NAME, its parameters in a settings file:
          { "detector": { "name": "threshold", "parameters": { "high": 4 } } }
        Thresholds are multiples of the noise, whose level is followed along the whole
        recording; moving-average, mad and mixture take theirs from the last minute of
        the signal itself. No rest needs to be marked, and the unit does not matter.

        Examples:
          emgtool detectors
          emgtool detectors threshold
          emgtool detectors --json | jq .name
          emgtool analyze walk.edf --detector threshold


        """ + Help.ExitCodes;

    /// <summary>Of <c>settings</c>.</summary>
    public static string Settings => """
        Settings are those of a preset (surface, needle or sleep), then those of a file,
        then options such as --band, then --set PATH=VALUE; what comes later wins. A
        file gives what it changes; "preset" in it names what it starts from.

        Examples:
          emgtool settings show --preset needle
          emgtool settings show --set detection.merge_seconds=0.02 > mine.json
          emgtool settings check mine.json
          emgtool settings diff surface mine.json
          emgtool settings diff monday.run.json tuesday.run.json
          emgtool settings schema > settings.schema.json

        Exit code 4: 'diff' found a difference.


        """ + Help.ExitCodes;

    /// <summary>Of <c>compare</c>.</summary>
    public static string Compare => $"""
        Every --with file, and every combination of --vary values, is one of the
        settings that are compared; options such as --band hold for all of them.

        With --reference: events found and events of the reference are paired by their
        onsets, one to one, so that there are as many pairs as the tolerance allows. An
        event of the reference that names no channel counts on every channel. A measure
        without anything to divide by is left empty: precision where nothing was found,
        recall where the reference is empty, F1 where both are.

        --reference-label leaves out events of the reference and none of those found:
        where other events are found as well, recall and errors are what it is for, and
        precision is that of the row of the label. Columns of the table:
        {Columns(ScoreColumns.All)}

        Without: each pair of settings. Columns of the table:
        {Columns(AgreementColumns.All)}

        Beside -o FILE.csv: FILE.differences.csv and FILE.run.json. The differences are
        events that only one side has (with a reference) or stretches in which only one
        side sees activity. Columns:
        {Columns(DifferenceColumns.All)}

        Intervals (_low, _high) are of 95 % by bootstrap over recordings; with one
        recording there are none, with fewer than ten they are too narrow.

        Examples:
          emgtool compare walk.edf --vary detection.merge_seconds=0.02,0.04,0.08
          emgtool compare recordings/ --with a.json --with b.json -o compared.csv
          emgtool compare synthetic/ --reference auto --vary filter.high_hz=200:450:50
          emgtool compare night.edf --reference marked.csv --preset sleep

        {Help.ExitCodes}
        """;

    /// <summary>Of <c>sweep</c>.</summary>
    public static string Sweep => $"""
        Tries the settings in force and every combination of the values of --vary, or
        some of them (--random), and scores each as compare does. The best is the one
        with the highest F1 over all recordings; of equal ones that which changes least.

        That F1 flatters, as the settings were chosen on the same recordings. So for
        each fold the best settings of all other recordings are scored on it: the
        cross-validated F1 is what to expect of a new recording. With one recording
        there is none.

        With -o FILE.json: the best settings, as far as they differ from the defaults,
        and beside them FILE.sweep.csv and FILE.sweep.run.json with the folds. Columns:
        {Columns(SweepColumns.For([]))}
        and, behind settings, a column for each setting that is varied.

        Examples:
          emgtool sweep synthetic/ --reference auto --vary filter.low_hz=10:60:10
          emgtool sweep a.edf b.edf --reference events.csv --folds 2 -o best.json
            --vary detection.jerk.threshold=2:5:0.5 --vary filter.high_hz=300,450
          emgtool sweep data/ --reference annotations --random 200 --seed 7
            --vary detection.unit.threshold=6:20:1 --vary filter.low_hz=10:60:5
          emgtool analyze new.edf --settings best.json

        {Help.ExitCodes}
        """;

    /// <summary>Of <c>synthesize</c>.</summary>
    public static string Synthesize => $"""
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

    private static string Columns<TRow>(IReadOnlyList<ResultColumn<TRow>> columns)
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
