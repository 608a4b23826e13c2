using EmgTool.Core.Detection.Published;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection;

/// <summary>Makes the detectors of channels of one rate by the method that the settings name.</summary>
internal sealed class DetectorFactory
{
    private readonly NoiseBand _band;
    private readonly DetectionSettings _settings;
    private readonly DetectionMethod _method;
    private readonly ParameterValues _values;

    // What the detectors of the method of this program share; null for the others.
    private readonly PieceSearch.Pool? _searches;

    /// <summary>A factory.</summary>
    /// <param name="band">Rate and analyzed band.</param>
    /// <param name="settings">What all methods share.</param>
    /// <param name="detector">The method.</param>
    /// <exception cref="SettingsException">There is no such method, or a setting makes no sense.</exception>
    public DetectorFactory(NoiseBand band, DetectionSettings settings, DetectorSettings detector)
    {
        _band = band;
        _settings = settings;
        if (detector.Problems().FirstOrDefault() is { } problem)
        {
            throw new SettingsException(problem.Message, problem.Why);
        }

        _method = DetectorCatalog.Get(detector.Name);
        _values = new ParameterValues(_method.Values(detector.Parameters));
        if (_method.Create is { } create)
        {
            ReachSamples = PublishedChannelDetector.ReachSamples(band.Rate, settings, create(band, _values));
        }
        else
        {
            ReachSamples = Detector.ReachSamples(band.Rate, settings);
            _searches = new PieceSearch.Pool(band.Bins, settings);
        }
    }

    /// <summary>Samples behind the newest one that a detector may still look at.</summary>
    public long ReachSamples { get; }

    /// <summary>Makes a detector.</summary>
    /// <param name="floored">Where it finds the signal.</param>
    /// <param name="receiver">Takes its bursts.</param>
    /// <param name="silences">Takes the silences, which the default method alone finds.</param>
    /// <param name="movements">Takes the movements, which are not looked for without.</param>
    public ChannelDetector Create(FlooredSignal floored, BurstReceiver receiver, BurstReceiver silences, BurstReceiver? movements) => _method.Create is { } create
        ? new PublishedChannelDetector(floored, _band, _settings, create(_band, _values), receiver, movements)
        : new Detector(floored, _band, _settings, receiver, silences, movements, _searches!);
}
