using System.Globalization;
using System.Text;

namespace EmgTool.Core.Recordings;

/// <summary>Tells what a channel measures from its name and unit. A guess for the default choice of channels; asking for a channel by name overrides it.</summary>
public static class ChannelClassifier
{
    private static readonly HashSet<string> MotionUnits = new(StringComparer.OrdinalIgnoreCase)
    {
        "g", "mg", "deg", "degree", "degrees", "rad", "n", "nm", "n.m", "kn", "kg", "kgf", "mm", "cm", "m", "dps", "newton", "newtons", "gauss", "ut",
    };

    /// <summary>Classifies a channel.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="unit">Its unit.</param>
    public static ChannelKind Classify(string name, SignalUnit unit)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = Words(name);
        if (words.Exists(ChannelWords.Motion.Contains) && !(IsEmg(words) && unit.Kind == UnitKind.Voltage && !HasSensor(words)))
        {
            return ChannelKind.Motion;
        }

        // A normalised envelope (% of a maximal contraction) is EMG; g, degrees or newtons are not, whatever the name.
        var mayBeEmg = unit.Kind != UnitKind.Other || unit.Text.StartsWith('%');
        if (mayBeEmg && IsEmg(words))
        {
            return ChannelKind.Emg;
        }

        if (words.Exists(ChannelWords.Trigger.Contains) || unit.Text.StartsWith("Bool", StringComparison.OrdinalIgnoreCase))
        {
            return ChannelKind.Trigger;
        }

        return ByModality(words) is { } kind ? kind
            : mayBeEmg && IsMuscle(name, words) ? ChannelKind.Emg
            : IsTenTwenty(name) ? ChannelKind.Eeg
            : words.Exists(ChannelWords.Other.Contains) ? ChannelKind.Other
            : unit.Kind == UnitKind.Other ? ByUnit(unit)
            : ChannelKind.Unknown;
    }

    private static ChannelKind? ByModality(List<string> words) =>
        words.Exists(ChannelWords.Eeg.Contains) ? ChannelKind.Eeg
        : words.Exists(ChannelWords.Eog.Contains) ? ChannelKind.Eog
        : words.Exists(ChannelWords.Ecg.Contains) ? ChannelKind.Ecg
        : words.Exists(ChannelWords.Respiration.Contains) ? ChannelKind.Respiration
        : null;

    private static ChannelKind ByUnit(SignalUnit unit) =>
        MotionUnits.Contains(unit.Text) || unit.Text.StartsWith('\u00B0') || unit.Text.Contains("/s", StringComparison.Ordinal)
            ? ChannelKind.Motion
            : ChannelKind.Other;

    private static bool IsEmg(List<string> words) => words.Exists(word => word is "emg" or "semg" or "iemg" or "hdemg" or "myo" or "emgs");

    private static bool HasSensor(List<string> words) =>
        words.Exists(word => word.StartsWith("acc", StringComparison.Ordinal) || word.StartsWith("gyro", StringComparison.Ordinal) || word is "imu" or "mag");

    private static bool IsMuscle(string name, List<string> words)
    {
        if (words.Exists(ChannelWords.Muscle.Contains))
        {
            return true;
        }

        var core = words.FindAll(word => !ChannelWords.Side.Contains(word) && !word.All(char.IsAsciiDigit));
        return core.Count > 0 && core.TrueForAll(word => ChannelWords.MuscleAbbreviation.Contains(word)
            || (name.Contains(word, StringComparison.OrdinalIgnoreCase) && HasGluedSide(name, word)));
    }

    /// <summary><c>RBF</c>, <c>LVM</c>: a side letter and an abbreviation, in capitals.</summary>
    private static bool HasGluedSide(string name, string word) =>
        word.Length >= 3 && word[0] is 'l' or 'r' && ChannelWords.MuscleAbbreviation.Contains(word[1..])
        && name.Contains(word.ToUpperInvariant(), StringComparison.Ordinal);

    /// <summary>An electrode of the 10-20 or 10-10 system, or a derivation that starts with one: <c>C3</c>, <c>Fp1-A2</c>, <c>Fc5.</c>.</summary>
    private static bool IsTenTwenty(string name)
    {
        var first = name.Split('-', '_', ' ', ':', '.')[0];
        var letters = first.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'z', 'Z');
        if (letters.Length == first.Length || letters.Length is 0 or > 3)
        {
            return false;
        }

        var position = first[letters.Length..];
        var isPosition = position is "z" or "Z" || (int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 10);
        return isPosition && letters.ToUpperInvariant() is "FP" or "F" or "AF" or "FC" or "FT" or "C" or "T" or "TP" or "CP" or "P" or "PO" or "O" or "I" or "A" or "M" or "N"
            && (letters.ToUpperInvariant() is not ("M" or "A" or "N" or "I") || position is "1" or "2" or "z" or "Z");
    }

    /// <summary>Words in lower case without diacritics, cut at signs, at digits and where a lower-case letter meets a capital.</summary>
    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var previous = '\0';
        foreach (var letter in name)
        {
            var isJoint = char.IsLetterOrDigit(letter) && char.IsLetterOrDigit(previous)
                && char.IsDigit(letter) == char.IsDigit(previous)
                && !(char.IsUpper(letter) && char.IsLower(previous));

            // "EMGdi", "EMGps": the word EMG ends where small letters begin.
            isJoint &= !(char.IsLower(letter) && word.Length == 3 && word.Equals("emg") && char.IsUpper(previous));
            if (!isJoint && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (char.IsLetterOrDigit(letter))
            {
                word.Append(WithoutDiacritic(char.ToLowerInvariant(letter)));
            }

            previous = letter;
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        // Digits belong to some words: "SpO2", "SaO2", "E1", "CRC16".
        foreach (var whole in name.ToLowerInvariant().Split(' ', '-', '_', '.', ':', '(', ')', '/'))
        {
            if (whole.Length > 1 && whole.Any(char.IsAsciiDigit) && whole.Any(char.IsAsciiLetter))
            {
                words.Add(whole);
            }
        }

        return words;
    }

    private static char WithoutDiacritic(char letter) => letter switch
    {
        '\u00E0' or '\u00E1' or '\u00E2' or '\u00E3' or '\u00E4' or '\u00E5' => 'a',
        '\u00E8' or '\u00E9' or '\u00EA' or '\u00EB' => 'e',
        '\u00EC' or '\u00ED' or '\u00EE' or '\u00EF' => 'i',
        '\u00F2' or '\u00F3' or '\u00F4' or '\u00F5' or '\u00F6' => 'o',
        '\u00F9' or '\u00FA' or '\u00FB' or '\u00FC' => 'u',
        '\u00F1' => 'n',
        '\u00E7' => 'c',
        _ => letter,
    };
}
