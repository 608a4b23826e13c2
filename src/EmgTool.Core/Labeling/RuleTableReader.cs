using System.Globalization;
using System.Text.Json;

namespace EmgTool.Core.Labeling;

/// <summary>Reads a rule table from JSON and refuses what has no sense, with the rule and the field in the message.</summary>
internal sealed class RuleTableReader
{
    private const int KnownVersion = 1;

    private readonly string _table;
    private readonly Dictionary<string, RuleSource> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<RuleCriterion>> _criteria = new(StringComparer.Ordinal);

    private RuleTableReader(string table)
    {
        _table = table;
    }

    public static RuleTable Read(ReadOnlyMemory<byte> utf8Json, string table)
    {
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };
        try
        {
            using var document = JsonDocument.Parse(utf8Json, options);
            return new RuleTableReader(table).Table(new JsonFields(document.RootElement, table, ""));
        }
        catch (JsonException e)
        {
            throw new SettingsException($"{table}: not a rule table in JSON: {e.Message}");
        }
    }

    private RuleTable Table(JsonFields fields)
    {
        if (fields.Whole("version") != KnownVersion)
        {
            throw fields.Unexpected("version", Show(fields.Whole("version")), Show(KnownVersion));
        }

        var margin = fields.Number("ambiguity_margin");
        if (margin is not (>= 0 and <= 1))
        {
            throw fields.Unexpected("ambiguity_margin", Show(margin), "0 to 1");
        }

        foreach (var (id, citation) in fields.Object("sources").All)
        {
            _sources.Add(id, new RuleSource(id, citation.ValueKind == JsonValueKind.String
                ? citation.GetString()!
                : throw fields.Unexpected($"sources.{id}", citation.GetRawText(), "a text")));
        }

        var rules = fields.List("rules", "a list of rules").Select(Rule).ToArray();
        CheckRules(rules);
        var trains = fields.List("trains", "a list of train rules").Select((e, i) => Train(e, i, rules)).ToArray();
        if (trains.GroupBy(t => t.Label, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new SettingsException($"{_table}: the label '{twice.Key}' has two train rules, expected one.");
        }

        fields.Finish();
        return new RuleTable(rules, trains, margin);
    }

    private Rule Rule(JsonElement element, int index)
    {
        var id = new JsonFields(element, $"{_table}: rule {Show(index + 1)}", "").Text("id");
        var fields = new JsonFields(element, $"{_table}: rule '{id}'", "");
        var rule = new Rule
        {
            Id = fields.Text("id"),
            Label = Label(fields),
            CriteriaRow = fields.Text("row"),
            Description = fields.Text("description"),
            Precedence = fields.Whole("precedence"),
            IsFallback = fields.IsTrue("fallback"),
            IsForSilences = fields.IsTrue("silences"),
            Inputs = Inputs(fields),
            Criteria = Criteria(fields),
            Recurrence = fields.Has("recurrence") ? Recurrence(fields.Object("recurrence")) : null,
            Reports = [.. fields.Texts("reports").Select(name => FeatureOf(name, fields, "reports"))],
            EnoughEvents = fields.Whole("enough_events"),
            AdvisedObservationSeconds = fields.Number("advised_observation_s", 0),
            Strength = Strength(fields),
            Sources = Sources(fields),
            Overlaps = [.. fields.Objects("overlaps").Select(Overlap)],
        };
        fields.Finish();
        _criteria.TryAdd(rule.Id, rule.Criteria);
        return rule;
    }

    /// <summary>The rule's own criteria, or those of an earlier rule that it must agree with.</summary>
    private IReadOnlyList<RuleCriterion> Criteria(JsonFields fields)
    {
        if (!fields.Has("criteria_as"))
        {
            return [.. fields.Objects("criteria").Select(Criterion)];
        }

        var id = fields.Text("criteria_as");
        return fields.Has("criteria") ? throw fields.Unexpected("criteria_as", "both 'criteria' and 'criteria_as'", "one of them")
            : _criteria.TryGetValue(id, out var criteria) ? criteria
            : throw fields.Unexpected("criteria_as", $"\"{id}\"", "the id of a rule above");
    }

    private void CheckRules(Rule[] rules)
    {
        if (rules.GroupBy(r => r.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new SettingsException($"{_table}: rule '{twice.Key}', field 'id': found twice, expected once.");
        }

        // Every burst must get a label, also one that meets nothing.
        var rests = rules.Where(r => r.Criteria.Count == 0).ToArray();
        if (rests.Length != 1)
        {
            throw new SettingsException($"{_table}: found {Show(rests.Length)} rules with an empty field 'criteria', expected one, which takes what is left.");
        }

        if (!rests[0].IsFallback || rules.Any(r => r != rests[0] && r.Precedence >= rests[0].Precedence))
        {
            throw new SettingsException($"{_table}: rule '{rests[0].Id}', field 'precedence': a rule without criteria must be a fallback with the highest number of all.");
        }
    }

    private static string Label(JsonFields fields)
    {
        var label = fields.Text("label");
        return label.Any(char.IsUpper) || label.Trim().Length != label.Length
            ? throw fields.Unexpected("label", $"\"{label}\"", "a label in lower case")
            : label;
    }

    private static List<string> Inputs(JsonFields fields)
    {
        var inputs = fields.Texts("inputs");
        return inputs.Find(i => !RuleTable.KnownInputs.Contains(i, StringComparer.Ordinal)) is { } unknown
            ? throw fields.Unexpected("inputs", $"\"{unknown}\"", $"one of {string.Join(", ", RuleTable.KnownInputs)}")
            : inputs;
    }

    private static RuleCriterion Criterion(JsonFields fields)
    {
        var criterion = new RuleCriterion
        {
            Range = Range(fields),
            Score = fields.Curve("score"),
            When = fields.Has("when") ? [.. fields.Objects("when").Select(Condition)] : [],
            Reason = fields.Text("reason"),
        };
        if (criterion.Score is null && !criterion.Range.HasLimits)
        {
            throw fields.Unexpected("feature", "no limit and no score", "'min', 'max', 'below' or 'score'");
        }

        fields.Finish();
        return criterion;
    }

    private static FeatureRange Condition(JsonFields fields)
    {
        var range = Range(fields);
        fields.Finish();
        return range.HasLimits ? range : throw fields.Unexpected("feature", "no limit", "'min', 'max' or 'below'");
    }

    private static FeatureRange Range(JsonFields fields)
    {
        if (fields.Has("max") && fields.Has("below"))
        {
            throw fields.Unexpected("below", "both 'max' and 'below'", "one of them");
        }

        var range = new FeatureRange
        {
            Feature = FeatureOf(fields.Text("feature"), fields, "feature"),
            Minimum = fields.Number("min", double.NegativeInfinity),
            Maximum = fields.Number("max", fields.Number("below", double.PositiveInfinity)),
            MaximumExcluded = fields.Has("below"),
        };
        return range.Minimum <= range.Maximum
            ? range
            : throw fields.Unexpected("min", Show(range.Minimum), $"at most {Show(range.Maximum)}, the upper limit");
    }

    private static RuleRecurrence Recurrence(JsonFields fields)
    {
        var recurrence = new RuleRecurrence
        {
            MinimumIntervalSeconds = fields.Number("min_interval_s"),
            MaximumIntervalSeconds = fields.Number("max_interval_s"),
            MinimumCount = fields.Whole("min_count", 0),
            MaximumCount = fields.Whole("max_count", int.MaxValue),
            Score = fields.Curve("score"),
            Tolerance = Tolerance(fields, isRequired: fields.Has("regular_score")),
            RegularScore = fields.Curve("regular_score"),
            GapFill = fields.Has("fills_gap") ? GapFill(fields.Object("fills_gap")) : null,
            Reason = fields.Text("reason"),
        };
        if (recurrence.MinimumIntervalSeconds < 0 || recurrence.MinimumIntervalSeconds > recurrence.MaximumIntervalSeconds)
        {
            throw fields.Unexpected("min_interval_s", Show(recurrence.MinimumIntervalSeconds), $"0 to {Show(recurrence.MaximumIntervalSeconds)}, the longest interval");
        }

        if (recurrence.MinimumCount > recurrence.MaximumCount)
        {
            throw fields.Unexpected("min_count", Show(recurrence.MinimumCount), $"at most {Show(recurrence.MaximumCount)}, the highest count");
        }

        fields.Finish();
        return recurrence;
    }

    private static RecurrenceGapFill GapFill(JsonFields fields)
    {
        var fill = new RecurrenceGapFill
        {
            Criteria = [.. fields.Objects("criteria").Select(Criterion)],
            Tolerance = Tolerance(fields, isRequired: true),
            Reason = fields.Text("reason"),
        };
        fields.Finish();
        return fill;
    }

    private static double Tolerance(JsonFields fields, bool isRequired)
    {
        // Beyond one half an interval would be as near to the double as to the single one.
        if (!isRequired)
        {
            return 0;
        }

        var tolerance = fields.Number("tolerance");
        return tolerance is > 0 and <= 0.5 ? tolerance : throw fields.Unexpected("tolerance", Show(tolerance), "above 0, up to 0.5");
    }

    private static KnownOverlap Overlap(JsonFields fields)
    {
        var overlap = new KnownOverlap(fields.Text("text"), fields.Has("when") ? Condition(fields.Object("when")) : null);
        fields.Finish();
        return overlap;
    }

    private TrainRule Train(JsonElement element, int index, Rule[] rules)
    {
        var label = new JsonFields(element, $"{_table}: train rule {Show(index + 1)}", "").Text("label");
        var fields = new JsonFields(element, $"{_table}: train rule '{label}'", "");
        if (!Array.Exists(rules, r => string.Equals(r.Label, label, StringComparison.Ordinal)))
        {
            throw fields.Unexpected("label", $"\"{label}\"", "a label that some rule gives");
        }

        var train = new TrainRule(fields.Text("label"), fields.Number("max_interval_s"), fields.Text("reason"), Sources(fields));
        if (train.MaximumIntervalSeconds <= 0)
        {
            throw fields.Unexpected("max_interval_s", Show(train.MaximumIntervalSeconds), "more than 0");
        }

        fields.Finish();
        return train;
    }

    private static EvidenceStrength Strength(JsonFields fields) => fields.Text("strength") switch
    {
        "A" => EvidenceStrength.A,
        "B" => EvidenceStrength.B,
        "C" => EvidenceStrength.C,
        "R" => EvidenceStrength.R,
        "proposal" => EvidenceStrength.Proposal,
        var other => throw fields.Unexpected("strength", $"\"{other}\"", "A, B, C, R or proposal"),
    };

    private List<RuleSource> Sources(JsonFields fields)
    {
        List<RuleSource> sources = [];
        foreach (var id in fields.Texts("sources"))
        {
            sources.Add(_sources.TryGetValue(id, out var source)
                ? source
                : throw fields.Unexpected("sources", $"\"{id}\"", "an entry of the table's field 'sources'"));
        }

        return sources.Count > 0 ? sources : throw fields.Unexpected("sources", "none", "at least one source");
    }

    private static Feature FeatureOf(string name, JsonFields fields, string field) =>
        Feature.Find(name) ?? throw fields.Unexpected(field, $"\"{name}\"", $"one of {string.Join(", ", Feature.All.Select(f => f.Name))}");

    private static string Show(double number) => number.ToString(CultureInfo.InvariantCulture);
}
