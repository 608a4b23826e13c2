using EmgTool.Core.Settings;

namespace EmgTool.Core.Filtering;

/// <summary>The settings of the filters: meanings, reasons and limits.</summary>
internal static class FilterTable
{
    private const string EmgEnds =
        "No electrode records EMG beyond 20,000 Hz: needle recordings end near 10,000 Hz, single-fibre ones at 20,000 Hz";

    /// <summary>All of it.</summary>
    public static SettingTable<FilterSettings> All { get; } = new()
    {
        Groups = [new("filter", "The band that is analyzed and how it is cut out.")],
        Settings =
        [
            new("filter.low_hz", "Lower edge of the band, at -3 dB of one pass; 0 for none.", "De Luca et al. 2010, J Biomech 43:1573: less motion artefact at little loss of EMG")
            {
                Unit = "Hz",
                Value = settings => settings.LowHz,
                Range = new(0, 20_000, EmgEnds),
            },
            new("filter.high_hz", "Upper edge of the band, at -3 dB of one pass; 0 for none. Lowered, with a note, to fit the sampling rate.", "the surface EMG band of SENIAM and ISEK ends at 400 to 500 Hz")
            {
                Unit = "Hz",
                Value = settings => settings.HighHz,
                Range = new(0, 20_000, EmgEnds),
            },
            new("filter.order", "Butterworth order of one pass.", "steep filters ring and move the edges of strong bursts")
            {
                Value = settings => settings.Order,
                Range = new(2, ButterworthDesign.MaximumOrder, "An odd order has no second-order sections, and above 16 the sections ring longer than a burst") { MultipleOf = 2 },
            },
            new("filter.phase", "zero filters forward and backward, without delay; causal filters forward only, so that events come late.", "onsets stay where they are"),
            new("filter.notch_hz", "Mains frequency whose harmonics are cut by notches; 0 for none.", "a notch smears strong bursts over hundreds of milliseconds; see filter.mains")
            {
                Unit = "Hz",
                Value = settings => settings.NotchHz,
                Range = new(0, 1000, "Mains are 50 or 60 Hz, 400 Hz on board; 0 leaves the signal alone"),
            },
            new("filter.notch_quality", "Centre frequency of a notch over its bandwidth at -3 dB.", "a bandwidth of 2 Hz at 60 Hz covers what mains drift")
            {
                Value = settings => settings.NotchQuality,
                Range = new(NotchDesign.LowestQuality, NotchDesign.HighestQuality, "Below 1 a notch reaches 0 Hz, above 10,000 it rings for minutes"),
            },
            new("filter.mains", "Mains interference that is estimated as slowly varying sinusoids and subtracted where the signal shows it: 50 or 60 Hz, auto for the stronger of the two, or off.", "where there is none, nothing is subtracted"),
        ],
        Orders =
        [
            new("filter.low_hz", "below", "filter.high_hz", settings => settings.HighHz == 0 || settings.LowHz < settings.HighHz, "A band needs its lower edge below its upper edge; 0 leaves an edge out"),
        ],
    };
}
