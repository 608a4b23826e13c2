using System.Text.Json;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Results;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary><c>analyze --dry-run</c>: opens every recording, lists what would be analyzed and how, and analyzes nothing.</summary>
/// <param name="engine">Opens recordings.</param>
/// <param name="request">What was asked for.</param>
/// <param name="streams">Takes the list.</param>
/// <param name="diagnostics">Takes errors and warnings.</param>
internal sealed class DryRun(Engine engine, AnalyzeRequest request, StandardStreams streams, Diagnostics diagnostics)
{
    /// <summary>Does it.</summary>
    /// <returns>The exit code that the run would have, as far as opening tells.</returns>
    public int Run(CancellationToken cancellation)
    {
        var codes = new List<int>();
        var rows = new List<IReadOnlyList<string>>();
        foreach (var input in request.Inputs)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                if (input.Problem is not null)
                {
                    throw input.Problem;
                }

                using var reader = engine.Open(input.Name, request.Reading, cancellation);
                var selection = ChannelSelection.Choose(reader.Recording, request.Channels);
                RecordingMessages.Opened(diagnostics, reader.Recording, selection);
                rows.AddRange(selection.Channels.Select(IReadOnlyList<string> (channel) =>
                [
                    input.Name,
                    reader.Recording.Format,
                    channel.Name,
                    channel.Unit.Text,
                    channel.Rate.ToString(),
                    ResultValue.Of(channel.Rate.SecondsOf(channel.SampleCount)).Text,
                ]));
                codes.Add(ExitCode.Done);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                diagnostics.Error(input.Name, error);
                codes.Add(App.CodeOf(error));
            }
        }

        streams.Output.WriteLine(TextTable.Layout(["recording", "format", "channel", "unit", ">rate Hz", ">seconds"], rows));
        streams.Output.WriteLine();
        streams.Output.WriteLine("settings (a file with this text is what --settings takes):");
        streams.Output.WriteLine(JsonSerializer.Serialize(request.Settings, ResultJson.Indented.AnalysisSettings));
        return ExitCode.Merge(codes);
    }
}
