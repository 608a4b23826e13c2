using System.Globalization;
using BenchmarkDotNet.Running;
using EmgTool.Benchmarks;
using EmgTool.Core.Filtering;

// "read FILE ROUNDS" and "filter FILE CHANNELS PHASE ROUNDS RESULT" are for the scripts under benchmarks/against; everything else are BenchmarkDotNet's own options.
if (args is ["read", var path, var rounds])
{
    ReadingRounds.Run(path, int.Parse(rounds, CultureInfo.InvariantCulture));
    return;
}

if (args is ["filter", var samples, var channels, var phase, var times, var result])
{
    FilterRounds.Run(samples, int.Parse(channels, CultureInfo.InvariantCulture), Enum.Parse<FilterPhase>(phase), int.Parse(times, CultureInfo.InvariantCulture), result);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
