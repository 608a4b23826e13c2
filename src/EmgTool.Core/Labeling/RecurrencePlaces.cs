namespace EmgTool.Core.Labeling;

/// <summary>The place of every burst of a channel among the series of a rule. Series are few, and bursts that fill their gaps fewer:
/// only these are kept, and a place is looked up when it is asked for.</summary>
internal sealed class RecurrencePlaces
{
    // By number of the burst: the first one of each series, and each that fills a gap.
    private readonly List<int> _firsts = [];
    private readonly List<RecurrencePlace> _series = [];
    private readonly List<int> _filled = [];
    private readonly List<RecurrencePlace> _fills = [];

    /// <summary>The place of a burst; one in no series where it belongs to none.</summary>
    /// <param name="burst">Its number on the channel.</param>
    /// <param name="meets">Whether it meets the rule's criteria itself, and so belongs to a series.</param>
    public RecurrencePlace Of(int burst, bool meets)
    {
        var found = (meets ? _firsts : _filled).BinarySearch(burst);
        return meets ? _series[found >= 0 ? found : ~found - 1]
            : found >= 0 ? _fills[found]
            : default;
    }

    /// <summary>Adds a series behind those there are.</summary>
    /// <param name="first">Its first burst.</param>
    /// <param name="place">What holds for each burst that meets the criteria, from this one to the next series.</param>
    public void Add(int first, RecurrencePlace place)
    {
        _firsts.Add(first);
        _series.Add(place);
    }

    /// <summary>Adds a burst that fills a gap, behind those there are.</summary>
    public void Fill(int burst, RecurrencePlace place)
    {
        _filled.Add(burst);
        _fills.Add(place);
    }
}
