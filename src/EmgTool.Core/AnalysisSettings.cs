using EmgTool.Core.Detection;
using EmgTool.Core.Detection.Published;
using EmgTool.Core.Filtering;
using EmgTool.Core.Settings;

namespace EmgTool.Core;

/// <summary>All settings of an analysis, in seconds, hertz and microvolts, never in samples.</summary>
public sealed record AnalysisSettings
{
    /// <summary>The preset that the values started from. It sets nothing by itself: the values hold.</summary>
    public Preset Preset { get; init; } = Preset.Surface;

    /// <summary>The band and the mains.</summary>
    public FilterSettings Filter { get; init; } = new();

    /// <summary>The noise floor, what is left out, and the default method.</summary>
    public DetectionSettings Detection { get; init; } = new();

    /// <summary>The method of detection.</summary>
    public DetectorSettings Detector { get; init; } = new();

    /// <summary>Meanings, units, reasons and limits of all of them, by their paths in a settings file.</summary>
    public static SettingTable<AnalysisSettings> Table { get; } = new SettingTable<AnalysisSettings>
    {
        Groups = [],
        Settings = [new("preset", "What the settings start from: surface for electrodes over a muscle, needle for a needle or a fine wire in it, sleep for legs and chin through a night. What is not given has its value there.", "most recordings are made with surface electrodes")],
        Orders = [],
    }
        .And(FilterTable.All.Within<AnalysisSettings>(settings => settings.Filter))
        .And(DetectionTable.All.Within<AnalysisSettings>(settings => settings.Detection))
        .And(DetectorSettings.Table.Within<AnalysisSettings>(settings => settings.Detector));

    /// <summary>Refuses settings that make no sense for any recording.</summary>
    /// <exception cref="SettingsException">Names the setting, its value, what is allowed and why.</exception>
    public void Validate()
    {
        if (Problems().FirstOrDefault() is { } problem)
        {
            throw new SettingsException(problem.Message, problem.Why);
        }
    }

    /// <summary>The same settings with the values of all parameters of the method, so that they mean the same when defaults change.</summary>
    /// <exception cref="SettingsException">There is no such method.</exception>
    public AnalysisSettings Complete() => this with { Detector = Detector.Complete() };

    /// <summary>The same settings with the values of the preset for what their method does not read: settings that are equal in this find the same.</summary>
    /// <exception cref="SettingsException">There is no such method.</exception>
    public AnalysisSettings Effective() => DetectorCatalog.Get(Detector.Name).Create is null
        ? Complete()
        : Complete() with { Detection = Detection.WithDefaultMethodOf(Presets.Of(Preset).Settings.Detection) };

    /// <summary>Everything that makes no sense for any recording, in the order of the table, then what is wrong with the parameters of the method.</summary>
    public IEnumerable<SettingProblem> Problems() => Table.Problems(this).Concat(Detector.Problems());
}
