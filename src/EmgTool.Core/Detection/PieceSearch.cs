using System.Collections.Concurrent;

namespace EmgTool.Core.Detection;

/// <summary>What a piece of energy is searched with: the finder of bursts, the refiner of their edges, and room for a piece. Nothing of a piece lasts to the next,
/// so that detectors with the same settings take turns with as many of them as there are threads: one takes 2 MB.</summary>
internal sealed class PieceSearch
{
    /// <summary>Room for a piece that crosses the end of its ring.</summary>
    private double[] _piece = [];

    private PieceSearch(TimeBins bins, DetectionSettings settings, DetectionScale[] scales)
    {
        Finder = new BurstFinder(bins, settings, scales);
        Refiner = new EdgeRefiner(bins, settings);
    }

    /// <summary>Finds the bursts of a piece.</summary>
    public BurstFinder Finder { get; }

    /// <summary>Refines their edges.</summary>
    public EdgeRefiner Refiner { get; }

    /// <summary>The energies of a piece, one behind the other; valid until the next call.</summary>
    public ReadOnlySpan<double> Read(SampleRing energy, long from, long end) => energy.Read(from, end, ref _piece);

    /// <summary>The searches that the detectors of channels with the same rate, band and settings share.</summary>
    internal sealed class Pool
    {
        private readonly ConcurrentBag<PieceSearch> _free = [];
        private readonly TimeBins _bins;
        private readonly DetectionSettings _settings;

        /// <summary>Searches on one time grid.</summary>
        /// <exception cref="SettingsException">A setting makes no sense.</exception>
        public Pool(TimeBins bins, DetectionSettings settings)
        {
            settings.Validate();
            (_bins, _settings) = (bins, settings);
            Scales = [.. new[] { settings.Unit, settings.Brief, settings.Jerk, settings.Sustained }.Select(scale => scale.For(bins))];
        }

        /// <summary>The scales of the settings on the time grid, by length.</summary>
        public DetectionScale[] Scales { get; }

        /// <summary>One that nobody uses.</summary>
        public PieceSearch Take() => _free.TryTake(out var search) ? search : new PieceSearch(_bins, _settings, Scales);

        /// <summary>Gives one back.</summary>
        public void Return(PieceSearch search) => _free.Add(search);
    }
}
