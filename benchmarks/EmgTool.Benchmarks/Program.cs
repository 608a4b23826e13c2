using System.Globalization;
using BenchmarkDotNet.Running;
using EmgTool.Benchmarks;

// "read FILE ROUNDS" and "stages FILE ROUNDS" are for the scripts under benchmarks/against; everything else are BenchmarkDotNet's own options.
if (args is ["read", var path, var rounds])
{
    ReadingRounds.Run(path, int.Parse(rounds, CultureInfo.InvariantCulture));
    return;
}

if (args is ["stages", var recording, var repeats])
{
    StageRounds.Run(recording, int.Parse(repeats, CultureInfo.InvariantCulture));
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
