using System.CommandLine;

namespace EmgTool.Options;

/// <summary>How many processors are used.</summary>
internal sealed class ThreadsOption
{
    private readonly Option<int?> _threads = NumberOption.Whole("--threads", 1, 1024, "Processors to use, within a recording and for several side by side; results do not depend on it. Default: all.");

    /// <summary>Adds it to a command.</summary>
    public void AddTo(Command command) => command.Options.Add(_threads);

    /// <summary>The number of processors.</summary>
    public int Read(ParseResult parsed) => parsed.GetValue(_threads) ?? Environment.ProcessorCount;
}
