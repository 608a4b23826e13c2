using MathNet.Numerics.Random;

namespace EmgTool.Core.Evaluation;

/// <summary>What settings are worth on recordings that they were not chosen on: for each fold of the recordings the best settings of all others are scored on it.</summary>
/// <param name="Folds">The folds.</param>
/// <param name="Score">The score of all folds together: what the way of choosing promises for a new recording.</param>
public sealed record CrossValidation(IReadOnlyList<CrossValidationFold> Folds, EventScore Score)
{
    /// <summary>Validates a choice by F1.</summary>
    /// <param name="recordings">For each recording the score of each of the settings.</param>
    /// <param name="folds">Number of folds, 2 up to the number of recordings (each is left out by itself then).</param>
    /// <param name="seed">Deals the recordings out to the folds; without effect where each is one.</param>
    public static CrossValidation Of(IReadOnlyList<IReadOnlyList<EventScore>> recordings, int folds, int seed)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, recordings.Count);
        var all = Enumerable.Range(0, recordings.Count).ToArray();
        var dealt = (int[])all.Clone();
        if (folds < recordings.Count)
        {
            var random = new Xoshiro256StarStar(seed, threadSafe: false);
            for (var i = dealt.Length - 1; i > 0; i--)
            {
                var other = random.Next(i + 1);
                (dealt[i], dealt[other]) = (dealt[other], dealt[i]);
            }
        }

        CrossValidationFold[] done =
        [
            .. Enumerable.Range(0, folds).Select(fold =>
            {
                int[] tested = [.. all.Where(index => Array.IndexOf(dealt, index) % folds == fold)];
                int[] others = [.. all.Except(tested)];
                var best = Best([.. others.Select(index => recordings[index])]);
                return new CrossValidationFold(tested, best, Pool(recordings, others, best), Pool(recordings, tested, best));
            }),
        ];
        return new(done, EventScore.Pool(done.Select(fold => fold.TestScore)));
    }

    /// <summary>The settings with the highest F1 over recordings; of equal ones the first. An F1 that is not a number is below all others.</summary>
    /// <param name="recordings">For each recording the score of each of the settings.</param>
    public static int Best(IReadOnlyList<IReadOnlyList<EventScore>> recordings)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        return Enumerable.Range(0, recordings[0].Count).MaxBy(variant =>
        {
            long matched = 0, events = 0;
            foreach (var scores in recordings)
            {
                matched += 2L * scores[variant].Matched;
                events += scores[variant].Reference + scores[variant].Found;
            }

            return (double)matched / events;
        });
    }

    private static EventScore Pool(IReadOnlyList<IReadOnlyList<EventScore>> recordings, int[] among, int variant) =>
        EventScore.Pool(among.Select(index => recordings[index][variant]));
}
