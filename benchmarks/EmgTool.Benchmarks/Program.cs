using System.Globalization;
using BenchmarkDotNet.Running;
using EmgTool.Benchmarks;
using EmgTool.Core.Filtering;

// "accuracy" measures what is found, see docs/accuracy.md. "read", "stages", "filter" and "bounds" are for the scripts under benchmarks/against;
// everything else are BenchmarkDotNet's own options.
switch (args)
{
    case ["accuracy", .. var options]:
        AccuracyRounds.Run(AccuracyOptions.Parse(options));
        break;
    case ["read", var path, var rounds]:
        ReadingRounds.Run(path, Whole(rounds));
        break;
    case ["stages", var path, var rounds]:
        StageRounds.Run(path, Whole(rounds));
        break;
    case ["filter", var samples, var layout, var channels, var phase, var rounds, var result]:
        FilterRounds.Run(samples, layout, Whole(channels), Enum.Parse<FilterPhase>(phase), Whole(rounds), result);
        break;
    case ["bounds", var samples, var rounds]:
        BoundRounds.Run(Whole(samples), Whole(rounds));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}

static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
