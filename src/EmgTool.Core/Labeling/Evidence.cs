namespace EmgTool.Core.Labeling;

/// <summary>Why a burst has its label: the measured values that the rule looked at, with the ranges they had to meet. It is put into words when they are asked for,
/// as thousands of bursts have such words and few are read.</summary>
public sealed class Evidence : ISpanFormattable
{
    private const int UsualLength = 512;

    private readonly string? _words;
    private readonly ChannelFit? _channel;
    private readonly int _burst;

    internal Evidence(ChannelFit channel, int burst)
    {
        _channel = channel;
        _burst = burst;
    }

    private Evidence(string words) => _words = words;

    /// <summary>Evidence that is in words already.</summary>
    public static Evidence Of(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return new Evidence(words);
    }

    /// <summary>The evidence in words.</summary>
    public string Words
    {
        get
        {
            if (_words is not null)
            {
                return _words;
            }

            Span<char> words = stackalloc char[UsualLength];
            int length;
            while (!TryFormat(words, out length, format: default, provider: null))
            {
                words = new char[words.Length * 2];
            }

            return words[..length].ToString();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Words;

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => Words;

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var text = new TextSpan(destination);
        if (_channel is null)
        {
            text.Append(_words!);
        }
        else
        {
            _channel.WriteEvidence(_burst, ref text);
        }

        charsWritten = text.IsFull ? 0 : text.Length;
        return !text.IsFull;
    }
}
