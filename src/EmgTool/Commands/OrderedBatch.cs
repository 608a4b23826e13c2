using System.Runtime.CompilerServices;

namespace EmgTool.Commands;

/// <summary>Works on many inputs at a time and hands on what comes out in input order.</summary>
internal static class OrderedBatch
{
    // After an interruption nobody waits long for a thread that is stuck in a read.
    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(1);

    /// <summary>Runs the work for each index; at most <paramref name="threads"/> at a time and twice as many waiting for their turn, so that memory stays bounded.</summary>
    /// <param name="count">Number of inputs.</param>
    /// <param name="threads">How many at a time.</param>
    /// <param name="work">The work for one input.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async IAsyncEnumerable<T> Run<T>(
        int count,
        int threads,
        Func<int, CancellationToken, T> work,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var token = stop.Token;
        var slots = new SemaphoreSlim(threads);
        var started = new Queue<Task<T>>();
        try
        {
            for (var next = 0; next < count || started.Count > 0;)
            {
                while (next < count && started.Count < 2 * threads)
                {
                    var index = next++;
                    started.Enqueue(Task.Run(() => InSlot(index), token));
                }

                yield return await started.Peek().WaitAsync(token);
                _ = started.Dequeue();
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAny(Task.WhenAll(started), Task.Delay(LastMoment, CancellationToken.None));
        }

        async Task<T> InSlot(int index)
        {
            await slots.WaitAsync(token);
            try
            {
                return work(index, token);
            }
            finally
            {
                slots.Release();
            }
        }
    }
}
