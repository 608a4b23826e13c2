using System.Collections.Concurrent;
using EmgTool.Commands;
using Xunit;

namespace EmgTool.Tests.Commands;

public class OrderedBatchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    public async Task Results_come_in_input_order(int threads)
    {
        var results = new List<int>();
        await foreach (var result in OrderedBatch.Run(50, threads, (index, _) => index * 2, TestContext.Current.CancellationToken))
        {
            results.Add(result);
        }

        Assert.Equal(Enumerable.Range(0, 50).Select(index => index * 2), results);
    }

    [Fact]
    public async Task No_more_than_the_threads_work_at_a_time()
    {
        var running = 0;
        var seen = new ConcurrentBag<int>();
        var both = new Barrier(2);
        await foreach (var _ in OrderedBatch.Run(10, 2, (index, token) =>
        {
            seen.Add(Interlocked.Increment(ref running));
            if (index < 2)
            {
                both.SignalAndWait(token);
            }

            Interlocked.Decrement(ref running);
            return 0;
        }, TestContext.Current.CancellationToken))
        {
            // The first two wait for each other: with fewer at a time this would never end.
        }

        Assert.All(seen, count => Assert.InRange(count, 1, 2));
    }

    [Fact]
    public async Task Leaving_early_stops_the_work()
    {
        var started = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();
        await foreach (var _ in OrderedBatch.Run(2, 2, (index, token) =>
        {
            if (index == 0)
            {
                started.Task.Wait(token);
            }
            else
            {
                started.SetResult();
                token.WaitHandle.WaitOne();
                stopped.SetResult();
            }

            return index;
        }, TestContext.Current.CancellationToken))
        {
            break;
        }

        await stopped.Task;
        Assert.True(stopped.Task.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait()
    {
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in OrderedBatch.Run(3, 1, (_, token) =>
            {
                source.Cancel();
                token.ThrowIfCancellationRequested();
                return 0;
            }, source.Token))
            {
                Assert.Fail("nothing can come");
            }
        });
    }
}
