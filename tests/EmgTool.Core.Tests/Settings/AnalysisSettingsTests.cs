using EmgTool.Core.Detection;
using EmgTool.Core.Detection.Published;
using EmgTool.Core.Filtering;
using Xunit;

namespace EmgTool.Core.Tests.Settings;

/// <summary>The limits of every setting, as the documentation gives them and not as the table does.</summary>
public sealed class AnalysisSettingsTests
{
    private static readonly DetectionScale Lenient = new(0.003, 1e6, 1.0001);

    // The setting, the least and the largest value that make sense, and settings with a value for it that leave the others out of its way.
    private static readonly (string Path, double Least, double Most, Func<double, AnalysisSettings> With)[] Limits =
    [
        ("filter.low_hz", 0, 20_000, value => Filter(new() { LowHz = value, HighHz = 0 })),
        ("filter.high_hz", 0, 20_000, value => Filter(new() { LowHz = 0, HighHz = value })),
        ("filter.order", 2, 16, value => Filter(new() { Order = (int)value })),
        ("filter.notch_hz", 0, 1000, value => Filter(new() { NotchHz = value })),
        ("filter.notch_quality", 1, 10_000, value => Filter(new() { NotchQuality = value })),
        .. Scale("unit", (settings, scale) => settings with { Unit = scale }),
        .. Scale("brief", (settings, scale) => settings with { Brief = scale }),
        .. Scale("jerk", (settings, scale) => settings with { Jerk = scale }),
        .. Scale("sustained", (settings, scale) => settings with { Sustained = scale }),
        ("detection.merge_seconds", 0, 0.4, value => Detection(new() { MergeSeconds = value })),
        ("detection.missed_discharge_seconds", 0, 0.4, value => Detection(new() { MissedDischargeSeconds = value })),
        ("detection.active_gap_seconds", 0, 0.4, value => Detection(new() { ActiveGapSeconds = value })),
        ("detection.dip_seconds", 0, 0.4, value => Detection(new() { DipSeconds = value })),
        ("detection.minimum_seconds", 0, 10, value => Detection(new() { MinimumSeconds = value })),
        ("detection.unit_seconds", double.Epsilon, 1, value => Detection(new() { UnitSeconds = value, SustainedSeconds = 10 })),
        ("detection.sustained_seconds", 2 * double.Epsilon, 10, value => Detection(new() { SustainedSeconds = value, UnitSeconds = double.Epsilon })),
        ("detection.floor_seconds", 5, 300, value => Detection(new() { FloorSeconds = value })),
        ("detection.flat_seconds", 0.01, 10, value => Detection(new() { FlatSeconds = value })),
        ("detection.movement.rise_uV", double.Epsilon, 10_000, value => Detection(new() { Movement = new() { RiseMicrovolts = value, FallMicrovolts = double.Epsilon } })),
        ("detection.movement.fall_uV", double.Epsilon, 10_000, value => Detection(new() { Movement = new() { RiseMicrovolts = 10_000, FallMicrovolts = value } })),
        ("detection.movement.quiet_seconds", 0.05, 10, value => Detection(new() { Movement = new() { QuietSeconds = value } })),
        ("detection.movement.minimum_seconds", 0, 10, value => Detection(new() { Movement = new() { MinimumSeconds = value } })),
        ("detection.silence.minimum_seconds", 0.02, 0.5, value => Silence(new() { MinimumSeconds = value })),
        ("detection.silence.maximum_seconds", 0.02, 0.5, value => Silence(new() { MaximumSeconds = value, MinimumSeconds = 0.02 })),
        ("detection.silence.tonic_seconds", 0.1, 1, value => Silence(new() { TonicSeconds = value })),
        ("detection.silence.drop", 0.1, 0.95, value => Silence(new() { Drop = value })),
    ];

    public static TheoryData<string> Paths => [.. Limits.Select(limit => limit.Path)];

    [Fact]
    public void The_defaults_make_sense() => new AnalysisSettings().Validate();

    [Fact]
    public void Every_number_of_the_table_is_looked_at_here() => Assert.Equal(
        AnalysisSettings.Table.Settings.Where(setting => setting.Value is not null).Select(setting => setting.Path).Order(StringComparer.Ordinal),
        Limits.Select(limit => limit.Path).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Paths))]
    public void Settings_are_effectively_the_same_where_they_differ_in_what_their_method_does_not_read(string path)
    {
        var (_, least, most, with) = Limits.Single(limit => limit.Path == path);
        var changed = with(least + (0.37 * (most - least)));
        Assert.NotEqual(new AnalysisSettings().Effective(), changed.Effective());
        foreach (var name in DetectorCatalog.Names)
        {
            AnalysisSettings plain = new() { Detector = new() { Name = name } };
            Assert.Equal(!DetectorCatalog.Get(name).Reads(path), plain.Effective() == (changed with { Detector = plain.Detector.Complete() }).Effective());
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_setting_is_allowed_up_to_its_limits_and_refused_beyond(string path)
    {
        var (_, least, most, with) = Limits.Single(limit => limit.Path == path);
        var step = path == "filter.order" ? 2 : (most - least) / 1e6;
        foreach (var value in new[] { least, least + step, most - step, most })
        {
            with(value).Validate();
        }

        foreach (var value in new[] { least - step, most + step, double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            var error = Assert.Throws<SettingsException>(() => with(value).Validate());
            Assert.StartsWith(path + ": ", error.Message, StringComparison.Ordinal);
            Assert.NotEmpty(error.Hint!);
        }
    }

    [Fact]
    public void A_setting_that_another_limits_may_come_up_to_it()
    {
        Detection(new() { Jerk = new(0.032, 3.3, 3.3) }).Validate();
        AssertRefused(Detection(new() { Jerk = new(0.032, 3.3, 3.31) }), "detection.jerk.low: 3.31 is not allowed; it must be at most detection.jerk.threshold, which is 3.3");
        AssertRefused(Detection(new() { UnitSeconds = 1 }), "detection.unit_seconds: 1 is not allowed; it must be below detection.sustained_seconds, which is 1");
        Filter(new() { LowHz = 449.9 }).Validate();
        Filter(new() { LowHz = 450, HighHz = 0 }).Validate();
        AssertRefused(Filter(new() { LowHz = 450 }), "filter.low_hz: 450 is not allowed; it must be below filter.high_hz, which is 450");
    }

    private static void AssertRefused(AnalysisSettings settings, string message) => Assert.Equal(message, Assert.Throws<SettingsException>(settings.Validate).Message);

    private static IEnumerable<(string Path, double Least, double Most, Func<double, AnalysisSettings> With)> Scale(
        string name, Func<DetectionSettings, DetectionScale, DetectionSettings> with)
    {
        yield return ($"detection.{name}.seconds", double.Epsilon, 0.5, value => Of(Lenient with { Seconds = value }));
        yield return ($"detection.{name}.threshold", Math.BitIncrement(1.0), 1e6, value => Of(Lenient with { Threshold = value, Low = Math.BitIncrement(1.0) }));
        yield return ($"detection.{name}.low", Math.BitIncrement(1.0), 1e6, value => Of(Lenient with { Low = value }));

        AnalysisSettings Of(DetectionScale scale) => Detection(with(new(), scale));
    }

    private static AnalysisSettings Filter(FilterSettings settings) => new() { Filter = settings };

    private static AnalysisSettings Silence(SilenceSettings settings) => Detection(new() { Silence = settings });

    private static AnalysisSettings Detection(DetectionSettings settings) => new() { Detection = settings };
}
