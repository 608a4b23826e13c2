using System.Text;
using EmgTool.Core.Synthesis;
using EmgTool.Formats.Text;
using Xunit;

namespace EmgTool.Formats.Tests.Text;

public sealed class TruthTableWriterTests
{
    [Fact]
    public void One_row_an_event_with_times_that_lose_nothing()
    {
        TrueEvent[] events =
        [
            new()
            {
                ChannelIndex = 0, Channel = "EMG 1", OnsetSeconds = 1.25m, DurationSeconds = 0.030001m, OnsetSample = 2500, OffsetSample = 2561,
                Label = "myoclonic jerk", Snr = 4.56789,
            },
            new()
            {
                ChannelIndex = 1, Channel = "left, EMG", OnsetSeconds = 2, DurationSeconds = 0.1m, OnsetSample = 4000, OffsetSample = 4200,
                Label = "myokymic train", Snr = 12, Train = 3,
            },
        ];
        using var stream = new MemoryStream();

        TruthTableWriter.Write(stream, "a.edf", events);

        Assert.Equal(
            "recording,channel,onset,duration,label,onset_sample,offset_sample,snr,train\n"
            + "a.edf,EMG 1,1.250000,0.030001,myoclonic jerk,2500,2561,4.568,\n"
            + "a.edf,\"left, EMG\",2.000000,0.100000,myokymic train,4000,4200,12.000,3\n",
            Encoding.UTF8.GetString(stream.ToArray()));
    }
}
