using System.CommandLine;
using System.Text.Json;
using EmgTool.Core.Detection.Published;
using EmgTool.Options;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary><c>emgtool detectors</c>: the methods of detection.</summary>
internal sealed class DetectorsCommand(StandardStreams streams)
{
    private readonly Argument<string?> _name = new("NAME")
    {
        Description = "The method to show. Default: a list of all.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _json = CommonOptions.Switch("--json", alias: null, "One JSON object a line for each method.");

    /// <summary>Gives the command its arguments, options and action.</summary>
    public void Fill(Command command)
    {
        _name.CompletionSources.Add([.. DetectorCatalog.All.Select(method => method.Name)]);
        command.Arguments.Add(_name);
        command.Options.Add(_json);
        command.SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var name = parsed.GetValue(_name);
        var methods = name is null ? DetectorCatalog.All : [DetectorCatalog.Get(name)];
        if (parsed.GetValue(_json))
        {
            foreach (var method in methods)
            {
                streams.Output.WriteLine(JsonSerializer.Serialize(method, DetectorJson.Readable.DetectionMethod));
            }
        }
        else
        {
            streams.Output.WriteLine(name is null ? DetectorText.List(methods) : DetectorText.Of(methods[0]));
        }

        return ExitCode.Done;
    }
}
