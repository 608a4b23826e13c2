namespace EmgTool.Core.Detection.Published;

/// <summary>Switches between rest and activity where a smoothed signal is on the other side of a threshold for long enough, short lapses forgiven:
/// the rule that many methods share (as Staude et al. 2001, doi 10.1155/S1110865701000191, put it).</summary>
internal sealed class StateDetector : EnvelopeDetector
{
    private readonly double _threshold;
    private readonly int _hold;
    private readonly int _lapses;
    private readonly int _before;
    private readonly int _after;
    private bool _active;
    private long _alarm;
    private int _lapse;

    /// <summary>A detector.</summary>
    /// <param name="envelope">The smoothed signal.</param>
    /// <param name="threshold">Its threshold.</param>
    /// <param name="rule">Times in samples.</param>
    public StateDetector(Envelope envelope, double threshold, StateRule rule)
        : base(envelope, rule.Merge, rule.Minimum)
    {
        _threshold = threshold;
        _hold = Math.Max(1, rule.Hold);
        _lapses = rule.Lapse;
        _before = rule.Before;
        _after = rule.After;
    }

    /// <inheritdoc/>
    protected override int Wait => _hold + _lapses + _before;

    /// <inheritdoc/>
    protected override void Reset()
    {
        _active = false;
        _alarm = -1;
    }

    /// <inheritdoc/>
    protected override void Decide(long sample, ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            var other = value >= _threshold != _active;
            if (other)
            {
                _alarm = _alarm < 0 ? sample : _alarm;
                _lapse = 0;
                if (sample - _alarm + 1 >= _hold)
                {
                    Switch();
                }
            }
            else if (_alarm >= 0 && ++_lapse > _lapses)
            {
                _alarm = -1;
            }

            sample++;
        }

        var known = _alarm >= 0 ? _alarm : sample;
        Settle(_active ? known : known - _before);
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (_active && _alarm >= 0)
        {
            Switch();
        }
    }

    private void Switch()
    {
        if (_active)
        {
            Fall(Math.Min(_alarm + _after, Math.Max(Taken, _alarm)));
        }
        else
        {
            Rise(Math.Max(First, _alarm - _before));
        }

        _active = !_active;
        _alarm = -1;
    }
}
