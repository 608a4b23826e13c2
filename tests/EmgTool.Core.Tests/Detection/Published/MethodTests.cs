using EmgTool.Core.Detection.Published;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Detection.Published;

/// <summary>What holds for every method.</summary>
public sealed class MethodTests
{
    /// <summary>The names of all published methods.</summary>
    public static TheoryData<string> Names => Methods.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void How_the_signal_is_cut_changes_nothing(string name)
    {
        var signal = Busy(1, 60_000);
        var expected = Methods.Create(name, Methods.White).Detect(signal, signal.Length);

        Assert.NotEmpty(expected);
        Assert.All([1, 7, 1000, 4099], chunk => Assert.Equal(expected, Methods.Create(name, Methods.White).Detect(signal, chunk)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stretch_after_another_starts_afresh_and_counts_from_its_own_first_sample(string name)
    {
        var signal = Busy(2, 30_000);
        var detector = Methods.Create(name, Methods.White);
        var once = detector.Detect(signal);

        Assert.NotEmpty(once);
        Assert.Equal(once.Select(found => new Interval(found.Onset + 12_345, found.Offset + 12_345)), detector.Detect(signal, first: 12_345));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Silence_holds_nothing(string name) => Assert.Empty(Methods.Create(name, Methods.White).Detect(new double[60_000]));

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_found_in_no_samples_and_in_a_few(string name) =>
        Assert.All([0, 1, 2, 5, 40], count => Assert.Empty(Methods.Create(name, Methods.White).Detect(TestSignals.Noise(count, 3))));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_strong_contraction_is_found_where_it_is(string name)
    {
        var signal = TestSignals.Noise(90_000, 4);
        for (var start = 5_000; start < 90_000; start += 5_000)
        {
            TestSignals.Louder(signal, start, 400, 8);
        }

        var found = Methods.Create(name, Methods.White).Detect(signal);

        for (var start = 5_000; start < 90_000; start += 5_000)
        {
            // Methods that join nothing may split off a piece at an edge.
            var pieces = found.Where(interval => interval.Onset < start + 400 && interval.Offset > start).ToList();
            Assert.InRange(pieces[0].Onset, start - 60, start + 15);
            Assert.InRange(pieces[^1].Offset, start + 385, start + 460);
            Assert.InRange(pieces.Max(piece => piece.Offset - piece.Onset), 360, 500);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bursts_are_apart_in_order_and_inside(string name)
    {
        var end = 0L;
        foreach (var (onset, offset) in Methods.Create(name, Methods.White).Detect(Busy(5, 60_000)))
        {
            Assert.True(onset >= end && offset > onset && offset <= 60_000);
            end = offset + 1;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_said_of_what_lies_farther_back_than_promised(string name)
    {
        var signal = Busy(6, 60_000);
        var detector = Methods.Create(name, Methods.White);
        var known = -1L;
        detector.Begin(0);
        for (var at = 0; at < signal.Length; at += 10)
        {
            detector.Process(signal.AsSpan(at, 10));
            if (detector.Onset >= 0 && detector.Onset != known)
            {
                Assert.True(detector.Onset >= at + 10 - 10 - detector.Reach, $"onset {detector.Onset} at {at}");
                known = detector.Onset;
            }

            if (detector.Onset >= 0)
            {
                Assert.True(detector.ActiveTo >= at - detector.Reach, $"known to {detector.ActiveTo} at {at}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_allocated_after_warm_up(string name)
    {
        var signal = Busy(7, 60_000);
        var detector = Methods.Create(name, Methods.White);
        detector.Detect(signal);
        detector.Begin(0);

        Allocations.AssertNone(() =>
        {
            for (var at = 0; at < signal.Length; at += 500)
            {
                detector.Process(signal.AsSpan(at, 500));
            }

            detector.Complete();
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_enormous_burst_leaves_nothing_behind(string name)
    {
        // A mean and a standard deviation are all burst.
        Assert.SkipWhen(name == "moving-average", "its threshold is made of the burst, as the method has it");
        var signal = Busy(8, 30_000);
        var loud = TestSignals.Louder((double[])signal.Clone(), 8_000, 50, 1e5);
        var (expected, found) = (Methods.Create(name, Methods.White).Detect(signal), Methods.Create(name, Methods.White).Detect(loud));

        // What lies well behind it, beyond the windows of all methods that do not look at the whole minute.
        Assert.Equal(expected.Count(burst => burst.Onset > 20_000), found.Count(burst => burst.Onset > 20_000));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_parameter_has_a_default_within_its_range_and_is_read(string name)
    {
        var method = DetectorCatalog.Get(name);
        Assert.All(method.Parameters, parameter => Assert.True(parameter.Allows(parameter.Default), parameter.Name));
        Assert.All(method.Parameters, parameter => Assert.False(string.IsNullOrWhiteSpace(parameter.Meaning) || string.IsNullOrWhiteSpace(parameter.Source)));

        // A parameter that nothing reads would go unnoticed: creation asks for each by its name.
        var asked = new Asked(method.Values(new Dictionary<string, double>()));
        method.Create!(Methods.White, new ParameterValues(asked));
        Assert.Equal(method.Parameters.Select(parameter => parameter.Name).Order(), asked.Names.Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_parameter_at_either_end_of_its_range_works(string name)
    {
        var signal = Busy(9, 5_000);
        foreach (var parameter in DetectorCatalog.Get(name).Parameters)
        {
            foreach (var value in new[] { parameter.Minimum, parameter.Maximum })
            {
                var end = 0L;
                Assert.All(Methods.Create(name, Methods.White, (parameter.Name, value)).Detect(signal), burst =>
                {
                    Assert.InRange(burst.Onset, end, signal.Length - 1);
                    Assert.InRange(burst.Offset, burst.Onset + 1, signal.Length);
                    end = burst.Offset;
                });
            }
        }
    }

    /// <summary>Bursts of all lengths and strengths, the last one cut by the end.</summary>
    private static double[] Busy(int seed, int count)
    {
        var signal = TestSignals.Noise(count, seed);
        for (var start = 1_500 + (37 * seed); start + 300 < count; start += 1_300 + (11 * seed))
        {
            TestSignals.Louder(signal, start, 5 + (start % 290), 3 + (start % 7));
        }

        return TestSignals.Louder(signal, count - 200, 200, 6);
    }

    private sealed class Asked(Dictionary<string, double> values) : Dictionary<string, double>(values), IReadOnlyDictionary<string, double>
    {
        public HashSet<string> Names { get; } = [];

        double IReadOnlyDictionary<string, double>.this[string key]
        {
            get
            {
                Names.Add(key);
                return this[key];
            }
        }
    }
}
