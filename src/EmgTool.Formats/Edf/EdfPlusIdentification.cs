namespace EmgTool.Formats.Edf;

/// <summary>Checks the sub-fields that EDF+ demands in the patient and recording identifications.</summary>
internal static class EdfPlusIdentification
{
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

    private static bool IsPatient(string[] words) => words.Length >= 4 && words[1] is "M" or "F" or "X" && IsDate(words[2]);

    private static bool IsRecording(string[] words) =>
        words.Length >= 5 && string.Equals(words[0], "Startdate", StringComparison.Ordinal) && IsDate(words[1]);

    private static bool IsDate(string text) =>
        text is "X" || (EdfStart.ParseDate(text) is not null && string.Equals(text, text.ToUpperInvariant(), StringComparison.Ordinal));
}
