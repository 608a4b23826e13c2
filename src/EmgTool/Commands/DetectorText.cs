using System.Globalization;
using System.Text;
using EmgTool.Core.Detection.Published;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary>Methods of detection for the eye.</summary>
internal static class DetectorText
{
    /// <summary>A line for each method.</summary>
    public static string List(IReadOnlyList<DetectionMethod> methods) =>
        TextTable.Layout(["detector", "method", "doi"], [.. methods.Select(method => new[] { method.Name, method.Title, method.Doi })]);

    /// <summary>All about one method.</summary>
    public static string Of(DetectionMethod method)
    {
        var text = new StringBuilder();
        text.Append(method.Name).Append(": ").Append(method.Title).Append('\n');
        text.Append("  paper: ").Append(method.Paper).Append(method.Doi.Length == 0 ? "" : ", doi " + method.Doi).Append('\n');
        text.Append("  streaming: ").Append(method.Streaming).Append('\n');
        foreach (var note in method.Notes)
        {
            text.Append("  note: ").Append(note).Append('\n');
        }

        if (method.Parameters.Count == 0)
        {
            return text.Append("  parameters: the settings of detection").ToString();
        }

        return text.Append(TextTable.Layout(["parameter", ">default", "range", "meaning", "source"], [.. method.Parameters.Select(Row)])).ToString();
    }

    private static string[] Row(DetectorParameter parameter) =>
    [
        parameter.Name,
        Number(parameter.Default),
        $"{Number(parameter.Minimum)} to {Number(parameter.Maximum)}{(parameter.Unit.Length == 0 ? "" : " " + parameter.Unit)}",
        parameter.Meaning,
        parameter.Source,
    ];

    private static string Number(double value) => value.ToString("G10", CultureInfo.InvariantCulture);
}
