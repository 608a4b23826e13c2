using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Filtering;

/// <summary>The filters that some settings ask for at one sampling rate: the band, then the notches, then the subtraction of mains interference.</summary>
public sealed class FilterBank
{
    // Closer to half the rate the bilinear transform bends a low order into something else, and recorders' anti-aliasing filters cut in anyway.
    private const double HighestEdgePerRate = 0.45;

    private readonly FilterSettings _settings;
    private readonly SamplingRate _rate;
    private readonly SecondOrderSection[] _sections;
    private readonly List<string> _notes = [];

    /// <summary>Designs the filters.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="rate">Sampling rate of the channels.</param>
    /// <exception cref="SettingsException">A setting has no sense or does not fit the rate.</exception>
    public FilterBank(FilterSettings settings, SamplingRate rate)
    {
        _settings = settings;
        _rate = rate;
        FilterTable.All.Check(settings);
        var rateHz = rate.Hertz;
        var highest = HighestEdgePerRate * rateHz;
        EffectiveLowHz = settings.LowHz;
        EffectiveHighHz = settings.HighHz == 0 ? rateHz / 2 : Math.Min(settings.HighHz, highest);
        if (settings.LowHz >= Math.Min(highest, EffectiveHighHz))
        {
            throw new SettingsException(
                $"The sampling rate of {rate} Hz is too low for a band from {Text(settings.LowHz)} Hz: its upper edge cannot lie above {Text(highest)} Hz.",
                "Leave the channel out, or lower the band.");
        }

        if (settings.HighHz > highest)
        {
            _notes.Add($"upper edge lowered from {Text(settings.HighHz)} to {Text(highest)} Hz to fit the sampling rate of {rate} Hz");
        }

        var band = (settings.LowHz, settings.HighHz) switch
        {
            (0, 0) => [],
            (0, _) => ButterworthDesign.LowPass(settings.Order, EffectiveHighHz, rateHz),
            (_, 0) => ButterworthDesign.HighPass(settings.Order, EffectiveLowHz, rateHz),
            _ => ButterworthDesign.BandPass(settings.Order, EffectiveLowHz, EffectiveHighHz, rateHz),
        };
        var notches = settings.NotchHz == 0 ? [] : NotchDesign.Harmonics(settings.NotchHz, settings.NotchQuality, rateHz);
        _sections = [.. band, .. notches];
    }

    /// <summary>Lower edge in force in hertz; 0 when there is none.</summary>
    public double EffectiveLowHz { get; }

    /// <summary>Upper edge in force in hertz; half the sampling rate when there is none.</summary>
    public double EffectiveHighHz { get; }

    /// <summary>What differs from the settings, in words: an upper edge that was lowered.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The sections of one pass in the order in which the signal passes them; empty when the settings ask for no band and no notch.</summary>
    public ReadOnlySpan<SecondOrderSection> Sections => _sections;

    /// <summary>Makes a filter for up to eight channels of that rate, with buffers of its own: one a thread.</summary>
    /// <exception cref="SettingsException">The band reaches too low for zero-phase filtering in bounded memory.</exception>
    public LaneFilter CreateFilter()
    {
        LaneFilter band = _sections.Length == 0 ? new CausalFilter([new SecondOrderSection(1, 0, 0, 0, 0)])
            : _settings.Phase == FilterPhase.Zero ? new ZeroPhaseFilter(_sections)
            : new CausalFilter(_sections);
        return MainsCanceller.HasHarmonics(_settings.Mains, EffectiveLowHz, EffectiveHighHz, _rate)
            ? new SeriesFilter(band, new MainsCanceller(_settings.Mains, EffectiveLowHz, EffectiveHighHz, _rate))
            : band;
    }

    private static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
