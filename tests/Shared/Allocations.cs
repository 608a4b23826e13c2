using Xunit;

namespace EmgTool.Tests.Shared;

/// <summary>Counts what code allocates.</summary>
internal static class Allocations
{
    /// <summary>Asserts that an action, once warm, allocates nothing.</summary>
    public static void AssertNone(Action action)
    {
        action();

        // A collection that another test causes retires this thread's allocation context, and the rest of that is counted as allocated:
        // what the action itself allocates shows on every run.
        var least = long.MaxValue;
        for (var run = 0; run < 5 && least > 0; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }
}
