using System.Globalization;

namespace EmgTool.Formats.Edf;

/// <summary>The sub-fields of the patient and recording identifications of EDF+: words with a blank between them, <c>X</c> for what is not known, an underscore for a
/// blank inside (EDF+ specification, section 2.1.3).</summary>
internal static class EdfIdentification
{
    private const string Birthdate = "birthdate";

    private static readonly string[] PatientParts = ["patient code", "sex", Birthdate, "patient name"];
    private static readonly string[] RecordingParts = ["administration code", "technician", "equipment"];

    /// <summary>The known sub-fields, as name and value; none of what does not follow EDF+.</summary>
    /// <param name="patient">Patient identification.</param>
    /// <param name="recordingId">Recording identification.</param>
    public static IEnumerable<KeyValuePair<string, string>> Parts(string patient, string recordingId)
    {
        var words = patient.Split(' ');
        var parts = IsPatient(words) ? Known(PatientParts, "additional patient data", words) : [];
        words = recordingId.Split(' ');
        return [.. parts, .. IsRecording(words) ? Known(RecordingParts, "additional recording data", words[2..]) : []];
    }

    /// <summary>Warns of identifications that do not follow EDF+; nothing else depends on them.</summary>
    public static void Check(string patient, string recordingId, WarningLog warnings)
    {
        if (!IsPatient(patient.Split(' ')))
        {
            warnings.Add("EDFPLUS_FIELDS", "patient identification, byte 8", $"'{patient}' is not 'code sex birthdate name', as EDF+ demands; shown as it is.");
        }

        if (!IsRecording(recordingId.Split(' ')))
        {
            warnings.Add("EDFPLUS_FIELDS", "recording identification, byte 88",
                $"'{recordingId}' is not 'Startdate dd-MMM-yyyy code technician equipment', as EDF+ demands; shown as it is.");
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Known(string[] names, string additional, string[] words)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (words[i] is not "X")
            {
                // A code may look like a date; only the birthdate is one.
                var date = names[i] is Birthdate ? EdfStart.ParseDate(words[i]) : null;
                yield return new(names[i], date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? words[i].Replace('_', ' '));
            }
        }

        if (words.Length > names.Length)
        {
            yield return new(additional, string.Join(' ', words[names.Length..]).Replace('_', ' '));
        }
    }

    private static bool IsPatient(string[] words) => words.Length >= 4 && words[1] is "M" or "F" or "X" && IsDate(words[2]);

    private static bool IsRecording(string[] words) =>
        words.Length >= 5 && string.Equals(words[0], "Startdate", StringComparison.Ordinal) && IsDate(words[1]);

    private static bool IsDate(string text) =>
        text is "X" || (EdfStart.ParseDate(text) is not null && string.Equals(text, text.ToUpperInvariant(), StringComparison.Ordinal));
}
