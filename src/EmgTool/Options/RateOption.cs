using System.CommandLine;
using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Options;

/// <summary>The option that takes a sampling rate.</summary>
internal static class RateOption
{
    private const double HighestHz = 1e6;
    private const int Decimals = 9;

    /// <summary>A rate in hertz, kept as the decimal fraction that was typed.</summary>
    /// <param name="description">What it is for.</param>
    public static Option<SamplingRate?> Of(string description) => new("--rate")
    {
        Description = description,
        HelpName = "HZ",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (NumberText.Read(text, "Hz", 1e-3, HighestHz, out _) is { } problem)
            {
                result.AddError($"--rate: {problem}.");
                return null;
            }

            // As a decimal fraction the rate stays exactly what was typed.
            var scale = (long)Math.Pow(10, Decimals);
            return new SamplingRate((long)Math.Round(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) * scale), scale);
        },
    };
}
