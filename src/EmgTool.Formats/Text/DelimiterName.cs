namespace EmgTool.Formats.Text;

/// <summary>Words for delimiters.</summary>
internal static class DelimiterName
{
    /// <summary>The word for a delimiter.</summary>
    public static string Of(byte delimiter) => delimiter switch
    {
        (byte)'\t' => "tab",
        (byte)';' => "semicolon",
        (byte)',' => "comma",
        (byte)' ' => "spaces",
        0 => "none",
        _ => $"'{(char)delimiter}'",
    };
}
