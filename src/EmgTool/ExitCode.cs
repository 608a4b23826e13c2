namespace EmgTool;

/// <summary>What the program returns to the shell.</summary>
internal static class ExitCode
{
    /// <summary>All done.</summary>
    public const int Done = 0;

    /// <summary>Input or output failed, or a bug.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage or settings; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>At least one recording could not be analyzed; the others are complete.</summary>
    public const int Incomplete = 3;

    /// <summary>Everything can be read, but <c>info --check</c> found something odd, or <c>settings diff</c> a difference.</summary>
    public const int Odd = 4;

    /// <summary>Temporary trouble, worth another try (EX_TEMPFAIL of sysexits.h; batch engines requeue on it).</summary>
    public const int Temporary = 75;

    /// <summary>Interrupted (128 + SIGINT).</summary>
    public const int Interrupted = 130;

    /// <summary>The code of a run from the codes of its recordings: a failure that another try may mend outranks a bad recording,
    /// and one that none of the two explains outranks both. Settings that fit no recording at all are wrong usage; settings that
    /// fit some of them leave the run incomplete.</summary>
    public static int Merge(IReadOnlyCollection<int> codes)
    {
        if (codes.Count > 0 && codes.All(code => code == Usage))
        {
            return Usage;
        }

        int[] byRank = [Done, Odd, Incomplete, Temporary, Failed, Interrupted];
        return byRank[codes.Select(code => Array.IndexOf(byRank, code == Usage ? Incomplete : code)).DefaultIfEmpty(0).Max()];
    }
}
