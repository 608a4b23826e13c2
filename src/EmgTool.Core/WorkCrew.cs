using System.Runtime.ExceptionServices;

namespace EmgTool.Core;

/// <summary>Threads that share out the jobs of a step. They live as long as the crew, and a step allocates nothing.</summary>
internal sealed class WorkCrew : IDisposable
{
    private readonly Thread[] _threads;
    private readonly SemaphoreSlim _start = new(0);
    private readonly CountdownEvent _done;
    private Action<int, int>? _job;
    private int _count;
    private int _next;
    private Exception? _failure;
    private volatile bool _closing;

    /// <summary>A crew of so many threads, the calling one among them.</summary>
    /// <param name="threads">At least 1.</param>
    public WorkCrew(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        Size = threads;
        _done = new CountdownEvent(1);
        _threads = new Thread[threads - 1];
        for (var i = 0; i < _threads.Length; i++)
        {
            var member = i + 1;
            _threads[i] = new Thread(() => Work(member)) { IsBackground = true };
            _threads[i].Start();
        }
    }

    /// <summary>Threads.</summary>
    public int Size { get; }

    /// <summary>Does all jobs of a step, in no particular order, and returns when all are done.</summary>
    /// <param name="count">Number of jobs.</param>
    /// <param name="job">Does one: the member of the crew that does it, from 0, and the number of the job, from 0. The lowest numbers are begun first.</param>
    public void Run(int count, Action<int, int> job)
    {
        _job = job;
        _count = count;
        _next = 0;
        _failure = null;
        var helpers = Math.Min(_threads.Length, count - 1);
        if (helpers > 0)
        {
            _done.Reset(helpers + 1);
            _start.Release(helpers);
            Share(0);
            _done.Signal();
            _done.Wait();
        }
        else
        {
            Share(0);
        }

        // Whatever the job belongs to may go.
        _job = null;
        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _closing = true;
        if (_threads.Length > 0)
        {
            _start.Release(_threads.Length);
        }

        foreach (var thread in _threads)
        {
            thread.Join();
        }

        _start.Dispose();
        _done.Dispose();
    }

    private void Work(int member)
    {
        while (true)
        {
            _start.Wait();
            if (_closing)
            {
                return;
            }

            Share(member);
            _done.Signal();
        }
    }

    private void Share(int member)
    {
        int job;
        while ((job = Interlocked.Increment(ref _next) - 1) < _count)
        {
            try
            {
                _job!(member, job);
            }
            catch (Exception exception)
            {
                // The first failure is told; what is left of the step is not begun.
                Interlocked.CompareExchange(ref _failure, exception, comparand: null);
                Interlocked.Exchange(ref _next, _count);
            }
        }
    }
}
