using System.Text;
using System.Text.RegularExpressions;
using EmgTool.Core.Labeling;
using Xunit;

namespace EmgTool.Core.Tests.Labeling;

public sealed partial class RuleTableTests
{
    private static readonly RuleTable Table = RuleTable.Load();

    [Fact]
    public void The_table_has_the_labels_of_the_first_rules()
    {
        Assert.Equal(
            "cramp, fasciculation, isolated burst, myoclonic jerk, myokymic train, silent period, unclassified",
            string.Join(", ", Table.Rules.Select(r => r.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
        Assert.Equal(0.15, Table.AmbiguityMargin);
    }

    [Fact]
    public void Rules_stand_in_order_of_precedence_and_the_last_takes_what_is_left()
    {
        Assert.Equal(Table.Rules.Select(r => r.Precedence).Order(), Table.Rules.Select(r => r.Precedence));
        Assert.Equal("unclassified", Table.Rules[^1].Label);
        Assert.Empty(Table.Rules[^1].Criteria);
    }

    [Fact]
    public void Every_rule_tells_its_row_its_sources_and_a_reason_for_every_number()
    {
        Assert.All(Table.Rules, r =>
        {
            Assert.NotEmpty(r.CriteriaRow);
            Assert.NotEmpty(r.Description);
            Assert.NotEmpty(r.Sources);
            Assert.All(r.Sources, s => Assert.NotEmpty(s.Citation));
            Assert.True(Enum.IsDefined(r.Strength));
            Assert.Contains("emg", r.Inputs, StringComparer.Ordinal);
            Assert.All(r.Criteria, c => Assert.NotEmpty(c.Reason));
        });
        Assert.All(Table.Rules.Where(r => !r.IsFallback), r => Assert.NotEmpty(r.Overlaps));
        Assert.All(Table.TrainRules, t => Assert.NotEmpty(t.Reason));
        Assert.All(Table.TrainRules, t => Assert.NotEmpty(t.Sources));
    }

    [Fact]
    public void Every_source_that_a_text_names_is_in_the_list_of_sources()
    {
        using var stream = typeof(RuleTable).Assembly.GetManifestResourceStream("EmgTool.Core.Labeling.rules.json")!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var named = Reference().Matches(text).SelectMany(m => m.Groups["ids"].Value.Split(", ")).Except(["Sx"], StringComparer.Ordinal).Distinct(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(named);
        Assert.All(named, s => Assert.Contains($"    \"{s}\": \"", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Features_have_unique_names()
    {
        Assert.Equal(Feature.All.Count, Feature.All.Select(f => f.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 2", "field 'version': found 2, expected 1")]
    [InlineData("\"ambiguity_margin\": 0.15", "\"ambiguity_margin\": 15", "field 'ambiguity_margin': found 15, expected 0 to 1")]
    [InlineData("\"id\": \"a\", ", "", "rule 1, field 'id': missing")]
    [InlineData("\"id\": \"a\"", "\"id\": \"b\"", "rule 'b', field 'id': found twice")]
    [InlineData("\"label\": \"first\"", "\"label\": \"First\"", "rule 'a', field 'label': found \"First\", expected a label in lower case")]
    [InlineData("\"label\": \"first\"", "\"label\": 5", "rule 'a', field 'label': found 5, expected a text")]
    [InlineData("\"label\": \"first\"", "\"lable\": \"first\"", "rule 'a', field 'label': missing")]
    [InlineData("\"label\": \"first\"", "\"label\": \"first\", \"colour\": \"red\"", "rule 'a', field 'colour': not known here; expected advised_observation_s, criteria,")]
    [InlineData("\"precedence\": 10", "\"precedence\": 1.5", "rule 'a', field 'precedence': found 1.5, expected a whole number from 0")]
    [InlineData("\"precedence\": 10", "\"precedence\": 99", "rule 'b', field 'precedence': a rule without criteria must be a fallback with the highest number of all")]
    [InlineData("\"inputs\": [\"emg\", \"eeg\"]", "\"inputs\": [\"eggs\"]", "rule 'a', field 'inputs': found \"eggs\", expected one of emg, needle,")]
    [InlineData("\"feature\": \"duration_s\"", "\"feature\": \"length\"", "rule 'a', field 'criteria[0].feature': found \"length\", expected one of duration_s, active_s,")]
    [InlineData("\"min\": 0.01", "\"min\": \"10 ms\"", "rule 'a', field 'criteria[0].min': found \"10 ms\", expected a number")]
    [InlineData("\"min\": 0.01", "\"min\": 3", "rule 'a', field 'criteria[0].min': found 3, expected at most 1, the upper limit")]
    [InlineData("\"max\": 1", "\"max\": 1, \"below\": 2", "rule 'a', field 'criteria[0].below': found both 'max' and 'below', expected one of them")]
    [InlineData("\"score\": [[0, 0], [0.1, 1]]", "\"score\": [[0.1, 0], [0, 1]]", "rule 'a', field 'criteria[0].score': found [[0.1, 0], [0, 1]], expected a list of [value, score] points")]
    [InlineData("\"score\": [[0, 0], [0.1, 1]]", "\"score\": [[0, 0, 0]]", "rule 'a', field 'criteria[0].score': found [0, 0, 0], expected a list of [value, score] points")]
    [InlineData(", \"reason\": \"because\"", "", "rule 'a', field 'criteria[0].reason': missing, expected a text")]
    [InlineData("\"min_interval_s\": 0.1", "\"min_interval_s\": 11", "rule 'a', field 'recurrence.min_interval_s': found 11, expected 0 to 10, the longest interval")]
    [InlineData("\"min_count\": 3", "\"min_count\": -3", "rule 'a', field 'recurrence.min_count': found -3, expected a whole number from 0")]
    [InlineData("\"min_count\": 3,", "\"min_count\": 3, \"regular_score\": [[0, 0], [1, 1]],", "rule 'a', field 'recurrence.tolerance': missing, expected a number")]
    [InlineData("\"min_count\": 3,", "\"min_count\": 3, \"tolerance\": 0.3,", "rule 'a', field 'recurrence.tolerance': not known here")]
    [InlineData("\"tolerance\": 0.3", "\"tolerance\": 3", "rule 'a', field 'recurrence.fills_gap.tolerance': found 3, expected above 0, up to 0.5")]
    [InlineData("\"strength\": \"B\"", "\"strength\": \"D\"", "rule 'a', field 'strength': found \"D\", expected A, B, C, R or proposal")]
    [InlineData("\"sources\": [\"S1\"]", "\"sources\": [\"S2\"]", "rule 'a', field 'sources': found \"S2\", expected an entry of the table's field 'sources'")]
    [InlineData("\"sources\": [\"S1\"]", "\"sources\": []", "rule 'a', field 'sources': found none, expected at least one source")]
    [InlineData("\"criteria\": []", "\"criteria\": [{ \"feature\": \"rise_s\", \"reason\": \"r\" }]", "rule 'b', field 'criteria[0].feature': found no limit and no score, expected 'min', 'max', 'below' or 'score'")]
    [InlineData("\"criteria\": []", "\"criteria\": [{ \"feature\": \"rise_s\", \"min\": 1, \"reason\": \"r\" }]", "found 0 rules with an empty field 'criteria', expected one")]
    [InlineData("\"criteria\": []", "\"criteria_as\": \"c\"", "rule 'b', field 'criteria_as': found \"c\", expected the id of a rule above")]
    [InlineData("\"criteria\": []", "\"criteria_as\": \"a\", \"criteria\": []", "rule 'b', field 'criteria_as': found both 'criteria' and 'criteria_as', expected one of them")]
    [InlineData("[{ \"feature\": \"spike_count\"", "[{ \"feature\": \"spikes\"", "rule 'a', field 'criteria[0].when[0].feature': found \"spikes\", expected one of")]
    [InlineData("\"spike_count\", \"min\": 2", "\"spike_count\"", "rule 'a', field 'criteria[0].when[0].feature': found no limit, expected 'min', 'max' or 'below'")]
    [InlineData("\"overlaps\": [{ \"text\": \"o\" }]", "\"overlaps\": [\"o\"]", "rule 'a', field 'overlaps[0]': found \"o\", expected an object")]
    [InlineData("{ \"label\": \"first\", \"max", "{ \"label\": \"none\", \"max", "train rule 'none', field 'label': found \"none\", expected a label that some rule gives")]
    [InlineData("\"max_interval_s\": 3,", "\"max_interval_s\": 0,", "train rule 'first', field 'max_interval_s': found 0, expected more than 0")]
    public void A_broken_table_is_refused_with_rule_and_field(string original, string broken, string message)
    {
        Assert.Contains(original, Small, StringComparison.Ordinal);
        var place = Small.IndexOf(original, StringComparison.Ordinal);
        var text = Small.Remove(place, original.Length).Insert(place, broken);
        var error = Assert.Throws<SettingsException>(() => Parse(text));
        Assert.StartsWith("mine.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"version\": 1, ")]
    [InlineData("{ \"version\": 1, \"version\": 1 }")]
    public void What_is_no_JSON_is_refused_with_the_place(string text)
    {
        Assert.StartsWith("mine.json: not a rule table in JSON: ", Assert.Throws<SettingsException>(() => Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_is_no_object_is_refused()
    {
        Assert.Equal("mine.json: found [1], expected an object.", Assert.Throws<SettingsException>(() => Parse("[1]")).Message);
    }

    [Fact]
    public void A_table_of_ones_own_is_read_with_comments()
    {
        var table = Parse(Small);
        var rule = table.Rules[0];
        Assert.Equal("a, b", string.Join(", ", table.Rules.Select(r => r.Id)));
        Assert.Equal((0.01, 1.0, false), (rule.Criteria[0].Range.Minimum, rule.Criteria[0].Range.Maximum, rule.Criteria[0].Range.MaximumExcluded));
        Assert.Equal((3, int.MaxValue, 0.3), (rule.Recurrence!.MinimumCount, rule.Recurrence.MaximumCount, rule.Recurrence.GapFill!.Tolerance));
        Assert.Equal(EvidenceStrength.B, rule.Strength);
        Assert.Equal(new RuleSource("S1", "a paper"), Assert.Single(rule.Sources));
        Assert.Equal(3, Assert.Single(table.TrainRules).MaximumIntervalSeconds);
    }

    private const string Small = """
        {
          // A comment.
          "version": 1, "ambiguity_margin": 0.15,
          "sources": { "S1": "a paper" },
          "rules": [
            { "id": "a", "label": "first", "row": "1", "description": "d", "precedence": 10, "inputs": ["emg", "eeg"],
              "criteria": [{ "feature": "duration_s", "min": 0.01, "max": 1, "score": [[0, 0], [0.1, 1]], "reason": "because",
                "when": [{ "feature": "spike_count", "min": 2 }] }],
              "recurrence": { "min_interval_s": 0.1, "max_interval_s": 10, "min_count": 3, "reason": "r",
                "fills_gap": { "criteria": [{ "feature": "duration_s", "below": 0.03, "reason": "r" }], "tolerance": 0.3, "reason": "r" } },
              "reports": [], "enough_events": 1, "strength": "B", "sources": ["S1"], "overlaps": [{ "text": "o" }] },
            { "id": "b", "label": "rest", "row": "29", "description": "d", "precedence": 99, "fallback": true, "inputs": [],
              "criteria": [], "reports": [], "enough_events": 1, "strength": "proposal", "sources": ["S1"], "overlaps": [], }
          ],
          "trains": [{ "label": "first", "max_interval_s": 3, "reason": "r", "sources": ["S1"] }]
        }
        """;

    private static RuleTable Parse(string text) => RuleTable.Parse(Encoding.UTF8.GetBytes(text), "mine.json");

    [GeneratedRegex(@"\[(?<ids>S\w+(?:, S\w+)*)\]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
