using System.Globalization;

namespace EmgTool.Core.Recordings;

/// <summary>Some channels of a recording, and of them the samples from one time on until before another. Times count from the first of these samples:
/// the start of the recording and its annotations move with it.</summary>
public sealed class SelectedRecordingReader : RecordingReader
{
    private readonly RecordingReader _inner;
    private readonly IReadOnlyList<Channel> _channels;
    private readonly IReadOnlyList<Segment>[] _pieces;

    /// <summary>Selects.</summary>
    /// <param name="inner">The recording; closed with this.</param>
    /// <param name="channels">The channels, of that recording.</param>
    /// <param name="from">Seconds from its start at which the window begins. The first sample is the first one that all channels have at that time or after.</param>
    /// <param name="to">Seconds at which it ends: samples at this time and after are left out; <see langword="null"/> for the end of the recording.</param>
    /// <exception cref="RecordingException">The window holds no samples.</exception>
    public SelectedRecordingReader(RecordingReader inner, IReadOnlyList<Channel> channels, decimal? from = null, decimal? to = null)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(channels);
        _inner = inner;
        _channels = channels;
        var common = new SampleGrid(channels.Select(channel => channel.Rate));
        _pieces = [.. channels.Select(channel => PiecesOf(channel, common.IsFine ? common : new SampleGrid([channel.Rate]), from, to))];
        var isCut = from is not null || to is not null;
        if (isCut && Array.TrueForAll(_pieces, pieces => pieces.Count == 0))
        {
            throw new RecordingException("EMPTY_WINDOW", string.Create(CultureInfo.InvariantCulture,
                $"There are no samples{(channels.Select(channel => channel.Rate).Distinct().Skip(1).Any() ? " that all channels share" : "")} from {from ?? 0} s{(to is null ? "" : " to ")}{to}{(to is null ? "" : " s")}: the recording ends at {inner.Recording.DurationSeconds:0.######} s."));
        }

        var kept = _pieces.SelectMany((pieces, index) => pieces.Select(piece => (Piece: piece, channels[index].Rate))).ToList();
        var origin = isCut ? kept.Min(part => part.Piece.StartSeconds) : 0;
        Window = isCut ? (origin, kept.Max(part => part.Piece.StartSeconds + part.Rate.ExactSecondsOf(part.Piece.SampleCount))) : null;
        Recording = inner.Recording with
        {
            Start = inner.Recording.Start?.AddTicks((long)decimal.Round(origin * TimeSpan.TicksPerSecond)),
            Channels = [.. channels.Select((channel, index) => channel with { Index = index, Segments = Renumbered(_pieces[index], origin) })],
            Annotations = isCut ? [.. inner.Recording.Annotations.Where(annotation => IsWithin(annotation, from, to)).Select(annotation => annotation with { OnsetSeconds = annotation.OnsetSeconds - origin })] : inner.Recording.Annotations,
        };
    }

    /// <inheritdoc/>
    public override Recording Recording { get; }

    /// <summary>Start and end of the samples in seconds of the inner recording; <see langword="null"/> where all of it was selected.</summary>
    public (decimal Start, decimal End)? Window { get; }

    /// <inheritdoc/>
    public override LaneSource Open(IReadOnlyList<Channel> channels)
    {
        ArgumentNullException.ThrowIfNull(channels);
        var pieces = _pieces[channels[0].Index];
        return channels.All(channel => _pieces[channel.Index].SequenceEqual(pieces))
            ? new PiecesLaneSource(_inner.Open([.. channels.Select(channel => _channels[channel.Index])]), pieces, channels.Count)
            : throw new ArgumentException("Channels with different gaps cannot share lanes.", nameof(channels));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _inner.Dispose();

    private static List<Segment> PiecesOf(Channel channel, SampleGrid grid, decimal? from, decimal? to)
    {
        var pieces = new List<Segment>();
        foreach (var segment in channel.Segments)
        {
            var first = from is null ? 0 : grid.AtOrAfter(from.Value - segment.StartSeconds);
            var begin = grid.SamplesBefore(first, channel.Rate);
            var end = to is null ? segment.SampleCount : Math.Min(segment.SampleCount, grid.SamplesBefore(grid.AtOrAfter(to.Value - segment.StartSeconds), channel.Rate));
            if (begin < end)
            {
                pieces.Add(new Segment(segment.FirstSample + begin, end - begin, segment.StartSeconds + grid.SecondsOf(first)));
            }
        }

        return pieces;
    }

    private static List<Segment> Renumbered(IReadOnlyList<Segment> pieces, decimal origin)
    {
        var next = 0L;
        return [.. pieces.Select(piece => new Segment((next += piece.SampleCount) - piece.SampleCount, piece.SampleCount, piece.StartSeconds - origin))];
    }

    // What reaches into the window belongs to it, with its whole duration.
    private static bool IsWithin(Annotation annotation, decimal? from, decimal? to) =>
        (to is null || annotation.OnsetSeconds < to) && (from is null || annotation.OnsetSeconds >= from || annotation.OnsetSeconds + annotation.DurationSeconds > from);
}
