using System.Globalization;

namespace EmgTool.Formats.Wfdb;

/// <summary>Mnemonics of annotation codes.</summary>
internal static class WfdbAnnotationCodes
{
    /// <summary>A note: its text is all that it says.</summary>
    public const int Note = 22;

    // In the order of the codes 1 to 41 of ecgcodes.h; three of them have no meaning.
    private static readonly string[] Mnemonics =
    [
        "", "N", "L", "R", "a", "V", "F", "J", "A", "S", "E", "j", "/", "Q", "~", "[15]", "|", "[17]", "s", "T", "*", "D", "\"", "=", "p", "B", "^", "t", "+", "u",
        "?", "!", "[", "]", "e", "n", "@", "x", "f", "(", ")", "r",
    ];

    /// <summary>The mnemonic of a code; its number in brackets where it has none.</summary>
    public static string MnemonicOf(int code) => code < Mnemonics.Length ? Mnemonics[code] : string.Create(CultureInfo.InvariantCulture, $"[{code}]");
}
