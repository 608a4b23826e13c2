using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Edf;

public sealed class EdfTriggersTests : IDisposable
{
    private const int Flags = 1 << 20;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Each_change_to_another_value_is_a_trigger_and_a_return_to_0_is_none()
    {
        // 10 samples a second; bit 20 (electrodes in range) stands all the time.
        int[] values = [0, 0, 3, 3, 0, 5, 6, 6, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal([(0.2m, "3"), (0.5m, "5"), (0.6m, "6"), (1.2m, "9")], Triggers(Bdf("Status", k => values[k] | Flags)));
    }

    [Fact]
    public void A_value_that_stands_from_the_beginning_is_no_trigger() =>
        Assert.Equal([(1m, "2")], Triggers(Bdf("Status", k => (k < 10 ? 7 : 2) | Flags)));

    [Fact]
    public void The_mask_chooses_the_bits()
    {
        var file = Bdf("Status", k => k switch { 4 => 0x1FF, 8 => 0x10000, _ => 0 });
        Assert.Equal([(0.4m, "511")], Triggers(file));
        Assert.Equal([(0.4m, "255")], Triggers(file, mask: 0xFF));
        Assert.Equal([(0.8m, "65536")], Triggers(file, mask: 0x10000));
    }

    [Fact]
    public void Triggers_behind_a_gap_have_the_time_of_their_record()
    {
        var file = new EdfBuilder { IsBdf = true, Reserved = "BDF+D" }
            .Signal(k => k == 13 ? 4 : 0, 10, signal => signal with { Label = "Status", Unit = "Boolean" })
            .Annotations("+0||_", "+7.5||_");
        Assert.Equal([(7.8m, "4")], Triggers(file));
    }

    [Fact]
    public void A_signal_of_Boolean_unit_is_one_in_EDF_too() =>
        Assert.Equal([(0.3m, "1")], Triggers(new EdfBuilder().Signal(k => k is 3 or 4 ? 1 : 0, 10, signal => signal with { Label = "Button", Unit = "Boolean" })));

    [Fact]
    public void An_analogue_signal_is_none() =>
        Assert.Empty(Triggers(new EdfBuilder().Signal(k => (int)k, 10, signal => signal with { Label = "Status", Unit = "mV" })));

    [Fact]
    public void Noise_on_a_status_channel_is_cut_and_says_so()
    {
        // Every sample differs from the one before.
        var file = new EdfBuilder { IsBdf = true, Records = 11, Duration = "40" }.Signal(k => 1 + (int)(k % 2), 100_000, signal => signal with { Label = "Status" });
        var triggers = Triggers(file).ToList();
        Assert.Equal(1_000_001, triggers.Count);
        Assert.Equal("more than a million triggers; the later ones are left out", triggers[^1].Text);
    }

    [Fact]
    public void Records_larger_than_the_buffer_are_read_in_pieces()
    {
        // 400,000 samples of 3 bytes in one record.
        var file = new EdfBuilder { IsBdf = true, Records = 2, Duration = "40" }
            .Signal(k => (int)k, 400_000, signal => signal with { Label = "A1" })
            .Signal(k => k is 399_999 or 400_001 or 700_000 ? 1 : 0, 400_000, signal => signal with { Label = "Status" });
        Assert.Equal([(39.9999m, "1"), (40.0001m, "1"), (70m, "1")], Triggers(file));
    }

    public void Dispose() => _folder.Dispose();

    private static EdfBuilder Bdf(string label, Func<long, int> value) => new EdfBuilder { IsBdf = true }
        .Signal(k => 1000, 10, signal => signal with { Label = "A1" })
        .Signal(value, 10, signal => signal with { Label = label, Unit = "Boolean" });

    private IEnumerable<(decimal Seconds, string Text)> Triggers(EdfBuilder file, int mask = 0xFFFF)
    {
        using var reader = Reading.Open(_folder.Write("triggers.bdf", file.Build()), new ReadOptions { TriggerMask = mask });
        var triggers = reader.ReadTriggers(TestContext.Current.CancellationToken);
        return [.. triggers.Select(trigger => (trigger.OnsetSeconds, trigger.Text))];
    }
}
