using EmgTool.Core.Detection;
using EmgTool.Core.Detection.Published;
using Xunit;

namespace EmgTool.Core.Tests.Detection;

public sealed class DetectorSettingsTests
{
    [Fact]
    public void The_default_is_the_method_of_this_program() => Assert.Empty(new DetectorSettings().Complete().Parameters);

    [Fact]
    public void Missing_values_have_their_defaults()
    {
        var settings = new DetectorSettings { Name = "bonato", Parameters = new Dictionary<string, double> { ["above"] = 3 } }.Complete();

        Assert.Equal(DetectorCatalog.Get("bonato").Parameters.Select(parameter => parameter.Name), settings.Parameters.Keys);
        Assert.Equal(3, settings.Parameters["above"]);
        Assert.Equal(5, settings.Parameters["successive"]);
    }

    [Fact]
    public void Choices_are_equal_by_their_values()
    {
        static DetectorSettings Choice(string name, string parameter, double value) => new() { Name = name, Parameters = new Dictionary<string, double> { [parameter] = value } };

        Assert.Equal(Choice("bonato", "above", 3), Choice("bonato", "above", 3));
        Assert.Equal(Choice("bonato", "above", 3).GetHashCode(), Choice("bonato", "above", 3).GetHashCode());
        Assert.NotEqual(Choice("bonato", "above", 3), Choice("bonato", "above", 2));
        Assert.NotEqual(Choice("bonato", "above", 3), Choice("bonato", "successive", 3));
        Assert.NotEqual(Choice("bonato", "above", 3), Choice("pelt", "above", 3));
        Assert.NotEqual(Choice("bonato", "above", 3), new DetectorSettings { Name = "bonato" });
    }

    [Theory]
    [InlineData("bonatto", "above", 1, "detector.name: there is no detector 'bonatto'", "did you mean bonato?")]
    [InlineData("zzzzzzzz", "above", 1, "detector.name: there is no detector 'zzzzzzzz'", "detectors: adaptive, threshold, ")]
    [InlineData("bonato", "abvoe", 1, "detector.parameters.abvoe: the detector bonato has no such parameter", "did you mean above?")]
    [InlineData("bonato", "level", 1, "detector.parameters.level: the detector bonato has no such parameter", "parameters: false_alarm, successive, ")]
    [InlineData("adaptive", "above", 1, "detector.parameters.above: the detector adaptive has no such parameter", "its settings are those of detection")]
    [InlineData("bonato", "above", 0, "detector.parameters.above: 0 is not allowed; it must be a whole number, 1 to 64", "above of bonato: pairs of these")]
    [InlineData("bonato", "above", 2.5, "detector.parameters.above: 2.5 is not allowed; it must be a whole number, 1 to 64", "above of bonato: pairs of these")]
    [InlineData("bonato", "merge_seconds", double.NaN, "detector.parameters.merge_seconds: NaN is not allowed; it must be 0 to 1 s", "merge_seconds of bonato: activity")]
    public void What_makes_no_sense_is_refused_by_name(string name, string parameter, double value, string message, string hint)
    {
        var settings = new AnalysisSettings { Detector = new() { Name = name, Parameters = new Dictionary<string, double> { [parameter] = value } } };

        var error = Assert.Throws<SettingsException>(settings.Validate);

        Assert.Equal(message, error.Message);
        Assert.StartsWith(hint, error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bonato", "above", 6, "above: 6 is not allowed; it must be at most successive, which is 5", "No more pairs")]
    [InlineData("bonato", "successive", 0, "successive: 0 is not allowed; it must be a whole number, 1 to 64", "successive of bonato")]
    [InlineData("threshold", "low", 3.1, "low: 3.1 is not allowed; it must be at most high, which is 3", "A burst reaches")]
    [InlineData("threshold", "high", 1, "low: 2 is not allowed; it must be at most high, which is 1", "A burst reaches")]
    [InlineData("pelt", "segment_seconds", 0.3, "segment_seconds: 0.3 is not allowed; it must be at most an eighth of window_seconds, which is 2", "A window must")]
    [InlineData("pelt", "resolution_seconds", 0.02, "resolution_seconds: 0.02 is not allowed; it must be at most segment_seconds, which is 0.01", "No segment")]
    [InlineData("bayes", "run_seconds", 0.04, "resolution_seconds: 0.004 is not allowed; it must be below (1 - probability) times run_seconds, which is 0.04", "At each place")]
    [InlineData("bayes", "probability", 0.999, "resolution_seconds: 0.004 is not allowed; it must be below (1 - probability) times run_seconds, which is 1", "At each place")]
    [InlineData("silva", "window_seconds", 0.022, "window_seconds: 0.022 is not allowed; it must be below adaptive_seconds, which is 0.022", "The long average")]
    [InlineData("abbink", "transition", 6, "transition: 6 is not allowed; it must be at most threshold, which is 5", "What raises")]
    public void Parameters_that_do_not_fit_each_other_are_refused(string name, string parameter, double value, string message, string hint)
    {
        var settings = new AnalysisSettings { Detector = new() { Name = name, Parameters = new Dictionary<string, double> { [parameter] = value } } };

        var error = Assert.Throws<SettingsException>(settings.Validate);

        Assert.Equal(message, error.Message.Replace("detector.parameters.", "", StringComparison.Ordinal));
        Assert.StartsWith(hint, error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_limit_each_other_by_names_that_they_have_and_the_defaults_fit() => Assert.All(DetectorCatalog.All, method =>
    {
        Assert.All(method.Orders, order => Assert.False(method.Find(order.Lower) is null || method.Find(order.Upper) is null));
        Assert.Empty(method.Problems(new Dictionary<string, double>()));
    });

    [Fact]
    public void Every_method_has_a_name_of_its_own_a_paper_and_a_word_on_how_it_streams()
    {
        Assert.Equal(DetectorCatalog.All.Count, DetectorCatalog.All.Select(method => method.Name).Distinct().Count());
        Assert.All(DetectorCatalog.All, method => Assert.False(method.Title.Length == 0 || method.Paper.Length == 0 || method.Streaming.Length == 0));
    }
}
