namespace EmgTool.Core.Detection;

/// <summary>How the variance of a swelling burst rises from the noise floor, 0, to the top, 1, bin by bin.</summary>
internal sealed class EdgeRamp
{
    /// <summary>A ramp of a length whose variance rises like a power of the first quarter of a sine.</summary>
    /// <param name="length">Bins.</param>
    /// <param name="power">4: an amplitude like a raised cosine. 2: like a half-sine.</param>
    public EdgeRamp(int length, int power)
    {
        Length = length;
        Blocks = length / EdgeFit.BlockBins;
        Rise = Padded(length);
        for (var i = 0; i < length; i++)
        {
            Rise[i] = Math.Pow(Math.Sin(Math.PI / 2 * (i + 0.5) / length), power);
        }

        BlockRise = Padded(Blocks);
        for (var block = 0; block < Blocks; block++)
        {
            BlockRise[block] = Rise[((block + 1) * EdgeFit.BlockBins) - 1];
        }
    }

    /// <summary>Bins.</summary>
    public int Length { get; }

    /// <summary>Whole blocks of bins.</summary>
    public int Blocks { get; }

    /// <summary>The rise at each bin, and zeros up to a multiple of eight: the variance of noise, which changes no product.</summary>
    public double[] Rise { get; }

    /// <summary>The rise at the last bin of each whole block, its highest, and zeros up to a multiple of eight.</summary>
    public double[] BlockRise { get; }

    private static double[] Padded(int length) => new double[(length + 7) / 8 * 8];
}
