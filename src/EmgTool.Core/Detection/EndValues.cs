using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection;

/// <summary>What a channel's converter cannot exceed.</summary>
/// <param name="Least">Values up to this one are the least that it gives, in what sources of samples hand out; not a number where it is not known.</param>
/// <param name="Largest">Values from this one on are the largest.</param>
internal readonly record struct EndValues(double Least, double Largest)
{
    /// <summary>What is not known of a file that stores no integers.</summary>
    public static readonly EndValues Unknown = new(double.NaN, double.NaN);

    /// <summary>Whether they are known.</summary>
    public bool AreKnown => !double.IsNaN(Least);

    /// <summary>The end values of a channel, as far as its file tells the digital limits.</summary>
    public static EndValues Of(Channel channel)
    {
        if (channel.Quantization is not { } stored)
        {
            return Unknown;
        }

        double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        var scale = channel.Unit.Kind == UnitKind.Voltage ? channel.Unit.Microvolts : 1;
        var (first, last) = (Number(stored.PhysicalMinimum) * scale, Number(stored.PhysicalMaximum) * scale);

        // Half of a step inside, so that no rounding matters.
        var half = Math.Abs((last - first) / (Number(stored.DigitalMaximum) - Number(stored.DigitalMinimum))) / 2;
        return new EndValues(Math.Min(first, last) + half, Math.Max(first, last) - half);
    }
}
