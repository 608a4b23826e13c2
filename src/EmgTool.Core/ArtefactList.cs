using EmgTool.Core.Detection;
using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>What of a channel is no part of the bursts, by onset.</summary>
internal sealed class ArtefactList(Channel channel)
{
    private readonly List<Artefact> _all = [];

    /// <summary>All of it.</summary>
    public IReadOnlyList<Artefact> All => _all;

    /// <summary>Adds what was found in the next segment.</summary>
    /// <param name="segment">Its index.</param>
    /// <param name="found">The reason, the first sample from the start of the segment, and the one behind the last.</param>
    public void Add(int segment, IEnumerable<(string Reason, long First, long End)> found)
    {
        AddGapBefore(segment);
        var here = channel.Segments[segment];
        foreach (var (reason, first, end) in found.OrderBy(item => item.First))
        {
            var sample = here.FirstSample + first;
            _all.Add(new Artefact(
                reason, here.SecondsAt(sample, channel.Rate), channel.Rate.SecondsOf(end - first), segment, sample, here.FirstSample + end));
        }
    }

    /// <summary>How much there is of a reason.</summary>
    public LeftOut Of(string reason)
    {
        int count = 0;
        long samples = 0;
        foreach (var artefact in _all)
        {
            if (string.Equals(artefact.Reason, reason, StringComparison.Ordinal))
            {
                count++;
                samples += artefact.OffsetSample - artefact.OnsetSample;
            }
        }

        return new LeftOut(reason, count, channel.Rate.SecondsOf(samples));
    }

    private void AddGapBefore(int segment)
    {
        if (segment == 0)
        {
            return;
        }

        var before = channel.Segments[segment - 1];
        var end = before.SecondsAt(before.EndSample, channel.Rate);
        _all.Add(new Artefact(
            LeftOutReason.Missing, end, (double)channel.Segments[segment].StartSeconds - end, segment - 1, before.EndSample, before.EndSample));
    }
}
