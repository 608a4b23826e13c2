using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Filtering;

/// <summary>Numbers computed by scipy 1.10.1 (butter, iirnotch, sosfilt, sosfiltfilt, lfilter) on a fixed input.</summary>
internal static class ScipyReference
{
    /// <summary>Rate of <see cref="Input"/> in hertz.</summary>
    public const double RateHz = 1000;

    /// <summary>Instants at which the outputs are given.</summary>
    public static readonly int[] At = [0, 1, 2, 10, 100, 500, 899, 900, 905, 950, 999, 1000, 1500, 1998, 1999];

    /// <summary>butter4 bandpass 20-112.5 fs 250: b0, b1, b2, a0, a1, a2 of each section.</summary>
    public static readonly double[][] BandPass250 =
    [
        [0.3314573221338021, -0.6629146442676042, 0.3314573221338021, 1.0, -1.1702686386466103, 0.3633666847675396],
        [1.0, 2.0, 1.0, 1.0, 1.4503291495923327, 0.5369643275425472],
        [1.0, -2.0, 1.0, 1.0, -1.4897434764145754, 0.7047842651332331],
        [1.0, 2.0, 1.0, 1.0, 1.710004997316005, 0.7999120243019203],
    ];

    /// <summary>butter4 bandpass 20-450 fs 1000: b0, b1, b2, a0, a1, a2 of each section.</summary>
    public static readonly double[][] BandPass1000 =
    [
        [0.5597939753636623, 1.1195879507273245, 0.5597939753636623, 1.0, 1.4727072982383067, 0.5512194161882683],
        [1.0, -2.0, 1.0, 1.0, -1.775225707139887, 0.7898310129469704],
        [1.0, 2.0, 1.0, 1.0, 1.703066904412495, 0.7912205716038404],
        [1.0, -2.0, 1.0, 1.0, -1.894566110555583, 0.9097098295426526],
    ];

    /// <summary>butter4 bandpass 20-450 fs 2000: b0, b1, b2, a0, a1, a2 of each section.</summary>
    public static readonly double[][] BandPass2000 =
    [
        [0.058512708571376026, 0.11702541714275205, 0.058512708571376026, 1.0, -0.23229445475416347, 0.05846329028362652],
        [1.0, 2.0, 1.0, 1.0, -0.24489098121705186, 0.47739693149799606],
        [1.0, -2.0, 1.0, 1.0, -1.8805833029749923, 0.8848214006208993],
        [1.0, -2.0, 1.0, 1.0, -1.9516001944028152, 0.9555335061459911],
    ];

    /// <summary>butter4 bandpass 20-450 fs 4000: b0, b1, b2, a0, a1, a2 of each section.</summary>
    public static readonly double[][] BandPass4000 =
    [
        [0.006164645472359157, 0.012329290944718314, 0.006164645472359157, 1.0, -1.015822627588661, 0.28473608448256005],
        [1.0, 2.0, 1.0, 1.0, -1.2452251119893025, 0.6278483307472311],
        [1.0, -2.0, 1.0, 1.0, -1.9390864629134061, 0.940201135008979],
        [1.0, -2.0, 1.0, 1.0, -1.976712234711078, 0.9777095506560782],
    ];

    /// <summary>iirnotch(50, 30, fs=2000): b, a.</summary>
    public static readonly double[] Notch50 = [0.9973888361673892, -1.9702186490445683, 0.9973888361673892, 1.0, -1.9702186490445683, 0.9947776723347783];

    /// <summary>iirnotch(60, 30, fs=2000): b, a.</summary>
    public static readonly double[] Notch60 = [0.9968682357708074, -1.9584219173081292, 0.9968682357708074, 1.0, -1.9584219173081292, 0.9937364715416148];

    /// <summary>butter(4, 100, "highpass", fs=1000): numerator.</summary>
    public static readonly double[] HighPassNumerator = [0.43284664499029185, -1.7313865799611674, 2.597079869941751, -1.7313865799611674, 0.43284664499029185];

    /// <summary>Its denominator.</summary>
    public static readonly double[] HighPassDenominator = [1.0, -2.3695130071820376, 2.31398841441588, -1.0546654058785676, 0.18737949236818488];

    /// <summary>sosfilt of the band-pass of order 4, 20-450 Hz, from rest.</summary>
    public static readonly Output BandPassForward = new(
        [2.8897072695283352, 4.267645264854312, 1.357810882997521, -1.7501307055576243, -0.4664290614158748, -0.7790123157776561, 0.32655660887417626, 0.07406171098017367, -3.454582566457744, -3.881490707648483, 0.026300085813890872, 5.454098008468531, -0.7790123158186619, 0.864768748229095, 1.1788100832692523],
        -0.7837083251980523,
        6283.241476767949);

    /// <summary>sosfiltfilt of the same band-pass.</summary>
    public static readonly Output BandPassZeroPhase = new(
        [0.009366473457097957, -0.06263789353166216, 0.038207555587832676, 1.0542869947959312, -1.2334240418979463, 0.16349895657568891, -0.05060912262667085, 0.08643379723404342, 2.6654981336130255, 0.7295349105633893, -4.422379392402641, 0.7327067340773801, 0.16349895649359636, -0.5818390657961898, -0.15998790506728278],
        -2.2491345721413794,
        6196.008929277652);

    /// <summary>sosfiltfilt of a notch at 50 Hz, quality 30.</summary>
    public static readonly Output NotchZeroPhase = new(
        [5.180535927223781, 5.089842298125424, 5.170943325141543, 6.0551649946134445, 3.873093193731945, 5.656224931177758, 6.665797336622691, 6.505925071706072, 9.328571796732838, 6.682058299490614, 0.7619761700093844, 6.215996340762066, 6.661541858435006, 6.628517872545036, 7.031069979369287],
        11999.147945685823,
        78853.39581198097);

    /// <summary>lfilter of the same notch, from rest.</summary>
    public static readonly Output NotchForward = new(
        [5.135202588166319, 4.996131977477116, 5.038540339733853, 6.080666752176805, 3.905113360496829, 5.716073105899388, 6.717529614527557, 6.564510825102479, 9.106395217399395, 6.593105194508233, 0.7349484048986452, 6.212957719686067, 6.721510490004609, 6.605358506640413, 7.017927322993038],
        11998.308353728888,
        78855.13191915752);

    /// <summary>The input, in all eight lanes: a modulated 37 Hz and a 180 Hz sinusoid on a ramp, and a burst of 90 Hz in the middle.</summary>
    public static double[] Input()
    {
        var lanes = new double[2000 * Lanes.Count];
        for (var n = 0; n < 2000; n++)
        {
            var t = 2 * Math.PI * n / RateHz;
            var value = (Math.Sin(37 * t) * (1 + (0.5 * Math.Sin(2 * t)))) + (0.3 * Math.Cos((180 * t) + 1)) + 5 + (0.001 * n);
            if (n is >= 900 and < 1000)
            {
                value += 10 * Math.Sin(90 * t);
            }

            lanes.AsSpan(n * Lanes.Count, Lanes.Count).Fill(value);
        }

        return lanes;
    }

    /// <summary>An output: its values at <see cref="At"/>, the sum of all and the sum of their squares.</summary>
    internal sealed record Output(double[] Values, double Sum, double SumOfSquares)
    {
        /// <summary>Compares every lane with these numbers.</summary>
        public void AssertEqual(double[] lanes, double relative)
        {
            var scale = Values.Max(Math.Abs);
            for (var lane = 0; lane < Lanes.Count; lane++)
            {
                var (sum, squares) = (0.0, 0.0);
                for (var i = lane; i < lanes.Length; i += Lanes.Count)
                {
                    sum += lanes[i];
                    squares += lanes[i] * lanes[i];
                }

                for (var i = 0; i < At.Length; i++)
                {
                    Assert.Equal(Values[i], lanes[(At[i] * Lanes.Count) + lane], relative * scale);
                }

                Assert.Equal(Sum, sum, relative * Math.Max(Math.Abs(Sum), scale * 100));
                Assert.Equal(SumOfSquares, squares, relative * SumOfSquares);
            }
        }
    }
}
