using System.CommandLine;
using System.Globalization;
using EmgTool.Core;
using EmgTool.Core.Settings;
using MathNet.Numerics.Random;

namespace EmgTool.Options;

/// <summary>Which combinations of settings are tried, and how the choice among them is validated.</summary>
internal sealed class SearchOptions
{
    private const int DefaultSeed = 1;

    private readonly Option<int?> _random = NumberOption.Whole("--random", 1, VariantOptions.MostVariants, "Try N combinations drawn at random in place of all of them.");
    private readonly Option<int?> _seed = NumberOption.Whole("--seed", 0, int.MaxValue, "Seed of what is drawn: combinations, and recordings for the folds. Default 1.");
    private readonly Option<int?> _folds = NumberOption.Whole("--folds", 2, VariantOptions.MostVariants, "Parts that the recordings are divided into for cross-validation. Default: each recording is one.");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_random);
        command.Options.Add(_seed);
        command.Options.Add(_folds);
    }

    /// <summary>How many combinations are drawn; null for all of them.</summary>
    public int? Random(ParseResult parsed) => parsed.GetValue(_random);

    /// <summary>Seed of what is drawn.</summary>
    public int Seed(ParseResult parsed) => parsed.GetValue(_seed) ?? DefaultSeed;

    /// <summary>Number of folds; null for as many as there are recordings.</summary>
    /// <exception cref="SettingsException">There are fewer recordings.</exception>
    public int? Folds(ParseResult parsed, int recordings) => parsed.GetValue(_folds) is not { } folds || folds <= recordings
        ? parsed.GetValue(_folds)
        : throw new SettingsException(string.Create(CultureInfo.InvariantCulture, $"--folds: {folds} folds of {recordings} recordings"), "a fold needs a recording; leave --folds out to have each recording be one");

    /// <summary>The settings to try: first those that are varied as they are, then the combinations, those first that change least. Combinations that make no sense
    /// are left out and counted; of those that differ only in what their method does not read the first is tried.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="grid">All combinations.</param>
    /// <exception cref="SettingsException">There are too many.</exception>
    public (IReadOnlyList<Variant> Variants, int LeftOut) Choose(ParseResult parsed, VariantGrid grid)
    {
        var variants = grid.Bases.ToList();
        var known = variants.Select(variant => variant.Settings.Effective()).ToHashSet();
        SettingProblem? contradiction = null;
        var leftOut = 0;
        foreach (var index in Indices(grid.Count, Random(parsed), Seed(parsed)))
        {
            var variant = grid.At(index);
            if (variant.Settings.Problems().FirstOrDefault() is { } problem)
            {
                contradiction ??= problem;
                leftOut++;
            }
            else if (known.Add(variant.Settings.Effective()))
            {
                variants.Add(variant);
            }
        }

        if (contradiction is not null && variants.Count == grid.Bases.Count)
        {
            throw new SettingsException("--vary: no combination makes sense: " + contradiction.Message, contradiction.Why);
        }

        return ([.. variants.OrderBy(variant => Changes(grid, variant.Settings))], leftOut);
    }

    private static int Changes(VariantGrid grid, AnalysisSettings settings) =>
        grid.Paths.Count(path => !string.Equals(SettingsTree.TextOf(settings, path), SettingsTree.TextOf(grid.Bases[0].Settings, path), StringComparison.Ordinal));

    private static IEnumerable<long> Indices(long count, int? draws, int seed)
    {
        if (draws is null || draws >= count)
        {
            return count <= VariantOptions.MostVariants
                ? Enumerable.Range(0, (int)count).Select(index => (long)index)
                : throw new SettingsException(
                    string.Create(CultureInfo.InvariantCulture, $"--vary: {count} combinations are more than {VariantOptions.MostVariants}"), "draw some of them with --random, or vary in larger steps");
        }

        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        var drawn = new HashSet<long>();
        while (drawn.Count < draws)
        {
            drawn.Add((long)(random.NextDouble() * count));
        }

        return drawn.Order();
    }
}
