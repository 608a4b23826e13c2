using MathNet.Numerics;

namespace EmgTool.Core.Detection.Published;

/// <summary>How long the variance has been what it is: the posterior of the run length of Gaussian samples without a mean, their variance drawn anew from an inverse gamma
/// distribution at each change (Adams and MacKay 2007, arXiv:0710.3742).</summary>
/// <remarks>Run lengths with hardly any weight are forgotten, and long ones forget their oldest samples, so that a step takes a bounded time.</remarks>
internal sealed class RunLengths
{
    private readonly int _longest;
    private readonly double _hazard;
    private readonly double _leastWeight;
    private readonly double _priorShape;
    private readonly double _priorScale;
    private readonly double _shapePerBin;

    // By run length in bins: the logarithm of the ratio of gamma functions in the predictive density.
    private readonly double[] _gammaRatios;
    private readonly int[] _lengths;
    private readonly double[] _weights;
    private readonly double[] _scales;
    private readonly double[] _logScales;

    /// <summary>A posterior before the first bin.</summary>
    /// <param name="perBin">Samples in a bin.</param>
    /// <param name="longest">Bins after which a run forgets.</param>
    /// <param name="hazard">Probability of a change from one bin to the next.</param>
    /// <param name="variance">Variance that is expected of a new run.</param>
    /// <param name="leastWeight">Probability below which a run length is forgotten.</param>
    public RunLengths(int perBin, int longest, double hazard, double variance, double leastWeight)
    {
        _longest = longest;
        _hazard = hazard;
        _leastWeight = leastWeight;

        // As much as one sample is known before the first.
        _priorShape = 0.5;
        _priorScale = 0.5 * variance;
        _shapePerBin = 0.5 * perBin;
        _gammaRatios = new double[longest + 1];
        for (var length = 0; length <= longest; length++)
        {
            _gammaRatios[length] = SpecialFunctions.GammaLn(Shape(length + 1)) - SpecialFunctions.GammaLn(Shape(length));
        }

        _lengths = new int[longest + 2];
        _weights = new double[longest + 2];
        _scales = new double[longest + 2];
        _logScales = new double[longest + 2];
        Begin();
    }

    /// <summary>Run lengths that have weight.</summary>
    public int Count { get; private set; }

    /// <summary>Starts anew, with a change before the first bin.</summary>
    public void Begin()
    {
        Count = 0;
        Put(0, 1, _priorScale, Math.Log(_priorScale));
    }

    /// <summary>A run length in bins; longest first.</summary>
    /// <param name="index">Its place.</param>
    public int Length(int index) => _lengths[index];

    /// <summary>Its probability.</summary>
    /// <param name="index">Its place.</param>
    public double Weight(int index) => _weights[index];

    /// <summary>The variance that its samples, and the expectation before them, suggest.</summary>
    /// <param name="index">Its place.</param>
    public double Variance(int index) => _scales[index] / Shape(_lengths[index]);

    /// <summary>Takes the next bin.</summary>
    /// <param name="energy">Sum of squares of its samples.</param>
    public void Update(double energy)
    {
        // Every run predicts the bin: Student's t of several samples, but for what is the same for all runs.
        var most = double.NegativeInfinity;
        for (var i = 0; i < Count; i++)
        {
            var scale = _scales[i] + (0.5 * energy);
            var (shape, logScale) = (Shape(_lengths[i]), Math.Log(scale));
            var predicted = Math.Log(_weights[i]) + _gammaRatios[_lengths[i]] + (shape * _logScales[i]) - ((shape + _shapePerBin) * logScale);
            (_scales[i], _logScales[i], _weights[i]) = (scale, logScale, predicted);
            most = Math.Max(most, predicted);
        }

        var all = 0.0;
        for (var i = 0; i < Count; i++)
        {
            _weights[i] = Math.Exp(_weights[i] - most);
            all += _weights[i];
        }

        Grow(all);
    }

    private double Shape(int length) => _priorShape + (length * _shapePerBin);

    /// <summary>Lets each run grow by a bin or end.</summary>
    private void Grow(double all)
    {
        var (count, kept) = (Count, 0.0);
        Count = 0;
        for (var i = 0; i < count; i++)
        {
            var weight = (1 - _hazard) * _weights[i] / all;
            if (_lengths[i] == _longest && Count > 0 && _lengths[0] == _longest)
            {
                // Two of the longest runs have seen nearly the same.
                _weights[0] += weight;
                kept += weight;
            }
            else if (weight >= _leastWeight && _lengths[i] == _longest)
            {
                var share = Shape(_longest) / Shape(_longest + 1);
                Put(_longest, weight, _scales[i] * share, _logScales[i] + Math.Log(share));
                kept += weight;
            }
            else if (weight >= _leastWeight)
            {
                Put(_lengths[i] + 1, weight, _scales[i], _logScales[i]);
                kept += weight;
            }
        }

        Put(0, _hazard, _priorScale, Math.Log(_priorScale));
        kept += _hazard;
        for (var i = 0; i < Count; i++)
        {
            _weights[i] /= kept;
        }
    }

    private void Put(int length, double weight, double scale, double logScale)
    {
        (_lengths[Count], _weights[Count], _scales[Count], _logScales[Count]) = (length, weight, scale, logScale);
        Count++;
    }
}
