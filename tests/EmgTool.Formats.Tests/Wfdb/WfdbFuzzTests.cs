using System.Text;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Wfdb;

/// <summary>Broken records of all sorts are read or refused; nothing else happens. The same on every run; <c>EMGTOOL_FUZZ</c> sets how many.</summary>
public sealed class WfdbFuzzTests : IDisposable
{
    private static readonly string[] Splices = ["99999999999999999999", "-1", "0", "1e308", "x", ":", "+", "/", "(", ")", "~", "\n", " ", "#", "\0", "16x900000", "212", "1000000000", "\u00E4", "..", "a/9"];

    private readonly WfdbFolder _folder = new();

    [Fact]
    public void A_broken_record_is_read_or_refused()
    {
        var random = new Random(20);
        var count = int.TryParse(Environment.GetEnvironmentVariable("EMGTOOL_FUZZ"), System.Globalization.CultureInfo.InvariantCulture, out var asked) ? asked : 500;
        string[] headers =
        [
            "a 3 1000/5(1) 20 10:00:00 1/2/2020\na.dat 16x2:1+4 200(5)/uV 12 0 5 77 0 EMG one\na.dat 16 1/mV 12 0 1 2 0 y\nb.dat 212 0 12 0 0 0 0 z\n# c\n",
            "m/4 2 100 60\nlayout 0\na 20\n~ 20\nb 20\n",
            "layout 2 100 0\n~ 0 1/uV 0 0 0 0 0 EMG\n~ 0 1/mV 0 0 0 0 0 y\n",
            "b 1 100 20\nb.dat 212 1/uV 0 0 0 0 0 EMG\n",
        ];
        var samples = new byte[300];
        random.NextBytes(samples);
        for (var trial = 0; trial < count; trial++)
        {
            _folder.File("a.hea", Broken(headers[0], random)).File("m.hea", Broken(headers[1], random)).File("layout.hea", Broken(headers[2], random)).File("b.hea", Broken(headers[3], random))
                .File("a.dat", samples[..random.Next(samples.Length)]).File("b.dat", samples[..random.Next(samples.Length)]).File("a.atr", samples[random.Next(samples.Length)..]);
            ReadAll("a.hea");
            ReadAll("m.hea");
        }
    }

    public void Dispose() => _folder.Dispose();

    private void ReadAll(string name)
    {
        try
        {
            using var reader = _folder.Open(name);
            Assert.True(reader.Recording.DurationSeconds >= 0);
            foreach (var channel in reader.Recording.Channels)
            {
                Assert.All(Samples.Of(reader, channel.Index), value => Assert.False(double.IsNaN(value)));
            }

            reader.CheckSamples(TestContext.Current.CancellationToken);
        }
        catch (RecordingException error)
        {
            Assert.NotEmpty(error.Code);
        }
    }

    private static byte[] Broken(string text, Random random)
    {
        var broken = new StringBuilder(text);
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            var at = random.Next(broken.Length);
            switch (random.Next(4))
            {
                case 0:
                    broken.Length = Math.Max(1, at);
                    break;
                case 1:
                    broken[at] = (char)random.Next(128);
                    break;
                case 2:
                    broken.Insert(at, Splices[random.Next(Splices.Length)]);
                    break;
                default:
                    broken.Remove(at, Math.Min(random.Next(8), broken.Length - at - 1));
                    break;
            }
        }

        return Encoding.Latin1.GetBytes(broken.ToString());
    }
}
