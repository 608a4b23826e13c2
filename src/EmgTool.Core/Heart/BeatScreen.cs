using EmgTool.Core.Detection;

namespace EmgTool.Core.Heart;

/// <summary>Tells from the energies alone, which are there anyway, whether a part of a channel has enough loud places to hold beats. Most channels at rest have not.</summary>
internal sealed class BeatScreen
{
    /// <summary>Pieces of this length are looked at: the core of a QRS complex.</summary>
    private const double PieceSeconds = 0.02;

    /// <summary>A piece is loud at this multiple of what four fifths of them exceed. In noise of 430 Hz, chi-square of 17 degrees of freedom, one in 1500 is.</summary>
    private const double Loud = 3.8;

    private const int PiecesAtATime = 64;

    private readonly ChannelSignal _signal;
    private readonly int _pieceBins;
    private double[] _scratch = [];
    private double[] _pieces = [];
    private double[] _sample = [];

    public BeatScreen(ChannelSignal signal, TimeBins bins)
    {
        _signal = signal;
        _pieceBins = bins.In(PieceSeconds);
    }

    /// <summary>Whether at least so many pieces are loud.</summary>
    /// <param name="firstBin">First bin of the part.</param>
    /// <param name="endBin">Behind the last.</param>
    /// <param name="least">Loud pieces.</param>
    public bool HasLoud(long firstBin, long endBin, int least)
    {
        var count = (int)((endBin - firstBin) / _pieceBins);
        if (count < least)
        {
            return false;
        }

        if (_pieces.Length < count)
        {
            _pieces = new double[count];
            _sample = new double[(count + 4) / 5];
        }

        var pieces = _pieces.AsSpan(0, count);
        for (var i = 0; i < count; i += PiecesAtATime)
        {
            var some = pieces.Slice(i, Math.Min(PiecesAtATime, count - i));
            var bin = firstBin + ((long)i * _pieceBins);
            PieceMeans.Fill(_signal.Energy.Read(bin, bin + (some.Length * _pieceBins), ref _scratch), some);
        }

        // A fifth of the pieces show well enough what the quieter ones are like.
        var sample = _sample.AsSpan(0, (count + 4) / 5);
        for (var i = 0; i < sample.Length; i++)
        {
            sample[i] = pieces[5 * i];
        }

        return EnergySpan.CountAbove(pieces, Loud * OrderStatistic.Select(sample, sample.Length / 5)) >= least;
    }
}
