using System.Diagnostics;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Edf;
using Xunit;

namespace EmgTool.Formats.Tests.Edf;

/// <summary>The decoder against the formula of the format, to the bit, with every instruction set.</summary>
public sealed class EdfDecoderTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_number_of_rows_and_any_place_gives_the_bits_of_the_formula(int width)
    {
        var random = new Random(11);
        var bytes = new byte[2000];
        random.NextBytes(bytes);
        var calibration = new EdfCalibration();
        var signals = Enumerable.Range(0, Lanes.Count - 1).Select(index => Signal(random, index)).ToArray();
        for (var lane = 0; lane < signals.Length; lane++)
        {
            calibration.Set(lane, signals[lane], SignalUnit.Parse("mV"));
        }

        for (var rows = 0; rows < 70; rows++)
        {
            int[] at = [.. Enumerable.Range(0, Lanes.Count).Select(_ => random.Next(bytes.Length - EdfDecoder.Slack - (rows * width) + 1))];
            var lanes = new double[rows * Lanes.Count];
            if (width == 2)
            {
                EdfDecoder.Decode16(bytes, at, calibration, lanes);
            }
            else
            {
                EdfDecoder.Decode24(bytes, at, calibration, lanes);
            }

            for (var i = 0; i < lanes.Length; i++)
            {
                var (row, lane) = (i / Lanes.Count, i % Lanes.Count);
                var place = at[lane] + (row * width);
                var stored = width == 2 ? (short)(bytes[place] | (bytes[place + 1] << 8)) : ((bytes[place] << 8) | (bytes[place + 1] << 16) | (bytes[place + 2] << 24)) >> 8;
                var expected = lane == signals.Length ? 0
                    : ((stored - signals[lane].DigitalMinimum) * (signals[lane].Gain * 1000)) + (signals[lane].PhysicalMinimum * 1000);
                Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(lanes[i]));
            }
        }
    }

    /// <summary>The same test in a process of its own, as the runtime chooses its instructions when it starts.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task Every_instruction_set_gives_the_bits_of_the_formula(string variable)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(EdfDecoderTests).Assembly.Location, "-method", $"*.{nameof(Every_number_of_rows_and_any_place_gives_the_bits_of_the_formula)}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment[variable] = "0";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0 && output.Contains("Total: 2", StringComparison.Ordinal), output);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(85)]
    public void Places_outside_are_refused(int place)
    {
        var bytes = new byte[100];
        Assert.Throws<ArgumentOutOfRangeException>(() => EdfDecoder.Decode16(bytes, [0, 0, 0, 0, 0, 0, 0, place], new EdfCalibration(), new double[8 * Lanes.Count]));
        Assert.Throws<ArgumentOutOfRangeException>(() => EdfDecoder.Decode24(bytes, [place, 0, 0, 0, 0, 0, 0, 0], new EdfCalibration(), new double[4 * Lanes.Count]));
    }

    private static EdfSignal Signal(Random random, int index) => new()
    {
        Index = index,
        Label = "EMG",
        Transducer = "",
        Unit = "mV",
        Prefilter = "",
        SamplesPerRecord = 10,
        ByteInRecord = 0,
        IsAnnotation = false,
        IsCalibrated = true,
        Quantization = Quantization.Identity(16),
        DigitalMinimum = random.Next(-32768, 0),
        DigitalMaximum = 32767,
        PhysicalMinimum = random.NextDouble() * -5,
        Gain = random.NextDouble() - 0.5,
    };
}
