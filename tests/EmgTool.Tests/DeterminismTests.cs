using Xunit;

namespace EmgTool.Tests;

/// <summary>The same input gives the same bytes, whatever the machine can do and however the work is shared out.</summary>
public sealed class DeterminismTests : IDisposable
{
    private const string Everything =
        "emgtool analyze -q recording.edf && emgtool analyze -q --channels '#5' recording.edf && emgtool filter -q recording.edf -o -";

    private readonly TempFolder _folder = new();

    public DeterminismTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "for POSIX systems");

    // What it is compared with is made with all instructions, whatever switch the tests themselves run under. Without any vector instructions a minute of eight
    // channels would take minutes.
    [Theory]
    [InlineData("DOTNET_EnableAVX512=0", 150)]
    [InlineData("DOTNET_EnableAVX2=0", 150)]
    [InlineData("DOTNET_EnableHWIntrinsic=0", 12)]
    public async Task Every_instruction_set_gives_the_same_bytes(string switches, int seconds)
    {
        var result = await Shell.RunAsync(
            "unset DOTNET_EnableAVX512 DOTNET_EnableAVX2 DOTNET_EnableHWIntrinsic"
            + $" && emgtool synthesize -q recording.edf --duration {seconds} --rate 1000 --channels 6"
            + $" && ({Everything}) >a && export {switches} && ({Everything}) >b && cmp a b && wc -l <a", _folder.Path);

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.True(int.Parse(result.Output, System.Globalization.CultureInfo.InvariantCulture) > seconds);
    }

    [Fact]
    public async Task Every_number_of_threads_gives_the_same_bytes()
    {
        // Five channels of 400 s: their 35 stretches fill the lanes unevenly.
        var result = await Shell.RunAsync(
            "emgtool synthesize -q recording.edf --duration 400 --rate 500 --channels 5"
            + " && for n in 1 2 3 7 40; do emgtool analyze -q --threads $n recording.edf >$n || exit; cmp 1 $n || exit; done && wc -l <1", _folder.Path);

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.True(int.Parse(result.Output, System.Globalization.CultureInfo.InvariantCulture) > 400);
    }

    [Fact]
    public async Task A_channel_has_the_same_bursts_whatever_shares_its_lanes()
    {
        // The bursts of the fourth channel, by sample, among five, among two and alone.
        const string Bursts = "cut -d, -f2-9,11-26,28-33 | grep '^EMG 4'";
        var result = await Shell.RunAsync(
            "emgtool synthesize -q recording.edf --duration 300 --rate 500 --channels 5"
            + $" && emgtool analyze -q recording.edf | {Bursts} >five && emgtool analyze -q -c '#4' -c '#2' recording.edf | {Bursts} >two"
            + $" && emgtool analyze -q --channels '#4' recording.edf | {Bursts} >one && cmp five two && cmp five one && wc -l <one", _folder.Path);

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.True(int.Parse(result.Output, System.Globalization.CultureInfo.InvariantCulture) > 10);
    }

    public void Dispose() => _folder.Dispose();
}
