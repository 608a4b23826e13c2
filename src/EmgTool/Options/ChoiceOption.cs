using System.CommandLine;
using EmgTool.Core;
using EmgTool.Formats.Results;

namespace EmgTool.Options;

/// <summary>Options that take one of some names.</summary>
internal static class ChoiceOption
{
    /// <summary>An option whose names stand for values.</summary>
    /// <param name="name">The option.</param>
    /// <param name="choices">Each name with its value.</param>
    /// <param name="description">What it is for.</param>
    public static Option<T?> Of<T>(string name, NamedValues<T> choices, string description)
        where T : struct
    {
        var option = new Option<T?>(name)
        {
            Description = description,
            HelpName = string.Join('|', choices.Names),
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (choices.Find(text) is { } value)
                {
                    return value;
                }

                var hint = Nearest.Hint(text, choices.Names);
                result.AddError($"{name}: '{text}' is none of {string.Join(", ", choices.Names)}{(hint is null ? "." : "; " + hint)}");
                return null;
            },
        };
        option.CompletionSources.Add([.. choices.Names]);
        return option;
    }
}
