using System.Globalization;
using System.Text.Json;

namespace EmgTool.Core.Labeling;

/// <summary>Reads the fields of one JSON object and says in its errors where that object is. A field that nobody asked for is an error.</summary>
internal sealed class JsonFields
{
    private readonly string _place;
    private readonly string _path;
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];

    /// <summary>Opens an object.</summary>
    /// <param name="element">The object.</param>
    /// <param name="place">The table and the rule.</param>
    /// <param name="path">The way to the object within the rule; empty for the rule itself.</param>
    /// <exception cref="SettingsException">It is no object.</exception>
    public JsonFields(JsonElement element, string place, string path)
    {
        _place = place;
        _path = path;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new SettingsException($"{place}{(path.Length == 0 ? "" : $", field '{path}'")}: found {Show(element)}, expected an object.");
        }

        foreach (var field in element.EnumerateObject())
        {
            _fields.Add(field.Name, field.Value);
        }
    }

    public bool Has(string name)
    {
        _known.Add(name);
        return _fields.ContainsKey(name);
    }

    public string Text(string name)
    {
        var element = Required(name, "a text");
        var text = element.ValueKind == JsonValueKind.String ? element.GetString()! : "";
        return string.IsNullOrWhiteSpace(text) ? throw Unexpected(name, element, "a text") : text;
    }

    public double Number(string name)
    {
        var element = Required(name, "a number");
        return element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw Unexpected(name, element, "a number");
    }

    public double Number(string name, double otherwise) => Has(name) ? Number(name) : otherwise;

    public int Whole(string name)
    {
        var element = Required(name, "a whole number from 0");
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) && number >= 0
            ? number
            : throw Unexpected(name, element, "a whole number from 0");
    }

    public int Whole(string name, int otherwise) => Has(name) ? Whole(name) : otherwise;

    public bool IsTrue(string name)
    {
        if (!Has(name))
        {
            return false;
        }

        var element = _fields[name];
        return element.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? element.ValueKind == JsonValueKind.True
            : throw Unexpected(name, element, "true or false");
    }

    public List<string> Texts(string name) =>
        [.. List(name, "a list of texts").Select((e, i) => e.ValueKind == JsonValueKind.String
            ? e.GetString()!
            : throw Unexpected($"{name}[{i.ToString(CultureInfo.InvariantCulture)}]", e, "a text"))];

    public IEnumerable<JsonFields> Objects(string name) =>
        List(name, "a list of objects").Select((e, i) => new JsonFields(e, _place, Path($"{name}[{i.ToString(CultureInfo.InvariantCulture)}]")));

    public IEnumerable<JsonElement> List(string name, string expected)
    {
        var element = Required(name, expected);
        return element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : throw Unexpected(name, element, expected);
    }

    public JsonFields Object(string name) => new(Required(name, "an object"), _place, Path(name));

    public IEnumerable<KeyValuePair<string, JsonElement>> All => _fields;

    /// <summary>A curve as a list of <c>[value, score]</c> points; <see langword="null"/> without the field.</summary>
    public ScoreCurve? Curve(string name)
    {
        const string Expected = "a list of [value, score] points, values rising, scores 0 to 1";
        if (!Has(name))
        {
            return null;
        }

        List<double> values = [];
        List<double> scores = [];
        foreach (var point in List(name, Expected))
        {
            if (point.ValueKind != JsonValueKind.Array || point.GetArrayLength() != 2
                || point[0].ValueKind != JsonValueKind.Number || point[1].ValueKind != JsonValueKind.Number)
            {
                throw Unexpected(name, point, Expected);
            }

            values.Add(point[0].GetDouble());
            scores.Add(point[1].GetDouble());
        }

        try
        {
            return new ScoreCurve([.. values], [.. scores]);
        }
        catch (ArgumentException)
        {
            throw Unexpected(name, _fields[name], Expected);
        }
    }

    /// <summary>Refuses what nobody asked for.</summary>
    public void Finish()
    {
        foreach (var name in _fields.Keys)
        {
            if (!_known.Contains(name, StringComparer.Ordinal))
            {
                throw new SettingsException($"{_place}, field '{Path(name)}': not known here; expected {string.Join(", ", _known.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    public SettingsException Unexpected(string name, string found, string expected) =>
        new($"{_place}, field '{Path(name)}': found {found}, expected {expected}.");

    private SettingsException Unexpected(string name, JsonElement found, string expected) => Unexpected(name, Show(found), expected);

    private JsonElement Required(string name, string expected) =>
        Has(name) ? _fields[name] : throw new SettingsException($"{_place}, field '{Path(name)}': missing, expected {expected}.");

    private string Path(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    private static string Show(JsonElement element)
    {
        const int Enough = 60;
        var raw = element.GetRawText();
        return raw.Length <= Enough ? raw : string.Concat(raw.AsSpan(0, Enough), "...");
    }
}
