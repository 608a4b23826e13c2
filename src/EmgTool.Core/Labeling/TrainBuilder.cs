namespace EmgTool.Core.Labeling;

/// <summary>Gathers the bursts of a channel into trains, label by label, as they come by onset, segment after segment. Bursts of other labels in between do not end a train;
/// a long pause or the end of the segment does.</summary>
internal sealed class TrainBuilder
{
    private readonly OpenTrain[] _open;
    private readonly List<(Train Train, int First)> _found = [];
    private readonly int[] _trainOf;

    /// <summary>Trains of one channel.</summary>
    /// <param name="rules">How close bursts of a label must lie; one rule a label.</param>
    /// <param name="count">Number of bursts.</param>
    public TrainBuilder(IReadOnlyList<TrainRule> rules, int count)
    {
        _open = [.. rules.Select(rule => new OpenTrain(rule))];
        _trainOf = new int[count];
    }

    /// <summary>Takes the next burst.</summary>
    /// <param name="burst">Its number on the channel.</param>
    /// <param name="measured">The burst.</param>
    /// <param name="label">Its label.</param>
    public void Add(int burst, in MeasuredBurst measured, string label)
    {
        foreach (var open in _open)
        {
            if (!string.Equals(label, open.Rule.Label, StringComparison.Ordinal))
            {
                continue;
            }

            if (!open.TakesNext(measured))
            {
                Close(open);
            }

            open.Add(burst, measured);
        }
    }

    /// <summary>Ends the trains under way: there are no more bursts.</summary>
    /// <returns>The trains by onset, and for each burst the number of its train or 0.</returns>
    public (IReadOnlyList<Train> Trains, int[] TrainOf) Build()
    {
        foreach (var open in _open)
        {
            Close(open);
        }

        // So far they have numbers in the order in which they ended. They get them by onset: in the order in which their first bursts come.
        var order = Enumerable.Range(0, _found.Count).OrderBy(i => _found[i].First).ToArray();
        var numbers = new int[_found.Count + 1];
        var trains = new Train[_found.Count];
        for (var i = 0; i < order.Length; i++)
        {
            numbers[order[i] + 1] = i + 1;
            trains[i] = _found[order[i]].Train with { Number = i + 1 };
        }

        for (var i = 0; i < _trainOf.Length; i++)
        {
            _trainOf[i] = numbers[_trainOf[i]];
        }

        return (trains, _trainOf);
    }

    private void Close(OpenTrain open)
    {
        if (open.Close() is { } train)
        {
            _found.Add((train, open.Members[0]));
            foreach (var member in open.Members)
            {
                _trainOf[member] = _found.Count;
            }
        }

        open.Clear();
    }
}
