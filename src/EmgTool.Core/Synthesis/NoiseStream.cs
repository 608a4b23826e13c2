using EmgTool.Core.Recordings;

namespace EmgTool.Core.Synthesis;

/// <summary>
/// Stationary band-limited Gaussian noise of unit variance, made block by block. Each block follows from its number alone: it is
/// filtered from rest through the end of the block before it, so that blocks may be made in any order and still join without a seam.
/// </summary>
internal sealed class NoiseStream
{
    private readonly ulong _seed;
    private readonly int _channel;
    private readonly RandomPurpose _purpose;
    private readonly BandLimiter _band;
    private readonly int _settling;
    private readonly double[] _samples;
    private readonly double[] _tail;
    private long _tailBlock = long.MinValue;
    private long _block = long.MinValue;

    /// <summary>Makes a stream.</summary>
    /// <param name="seed">Seed of the recording.</param>
    /// <param name="channel">Index of the channel.</param>
    /// <param name="purpose">What the noise is for.</param>
    /// <param name="band">The filter that shapes it.</param>
    /// <param name="rate">Sampling rate.</param>
    /// <param name="blockLength">Samples in a block, at least the settling time of the filter.</param>
    public NoiseStream(ulong seed, int channel, RandomPurpose purpose, BandLimiter band, SamplingRate rate, int blockLength)
    {
        _seed = seed;
        _channel = channel;
        _purpose = purpose;
        _band = band;
        _settling = rate.SamplesIn(BandLimiter.SettlingSeconds);
        _samples = new double[_settling + blockLength];
        _tail = new double[_settling];
    }

    /// <summary>The samples of a block; valid until the next call.</summary>
    /// <param name="block">Number of the block, from 0.</param>
    public ReadOnlySpan<double> Block(long block)
    {
        if (block != _block)
        {
            if (_tailBlock != block - 1)
            {
                FillWhite(block - 1);
            }

            _tail.CopyTo(_samples.AsSpan());
            FillWhite(block);
            _band.Process(_samples);
            _block = block;
        }

        return _samples.AsSpan(_settling);
    }

    private void FillWhite(long block)
    {
        var random = RandomStream.For(_seed, _channel, _purpose, block);
        Gaussian.Fill(ref random, _samples.AsSpan(_settling));
        _samples.AsSpan(_samples.Length - _settling).CopyTo(_tail);
        _tailBlock = block;
    }
}
