using System.Text;

namespace EmgTool.Formats.Tests.Fuzzing;

/// <summary>Damages a file in the ways that files get damaged, and in some that only an enemy would think of. The same seed gives the same bytes.</summary>
internal static class Mutation
{
    /// <summary>What a number field, a cell or a time may be overwritten with.</summary>
    private static readonly byte[][] Numbers =
    [
        .. new[]
        {
            "0", "-1", "9999", "99999999", "-9999999", "2147483648", "1e308", "1e-320", "-1e999", "NaN", "inf", "1,5", "1.000,5", "0x10", "+", "-", "1e", "999999999999999999999999999",
            "\u0663", "'", "\"", "\"\"", "=1+1", "#", "%", "{", "}", "[[[[[[[[", "null", "\0", "\u00b5V", "\ufeff", "\t", ",", ";", "  ", "\r", "\n", "\r\n", "+0\u0014\u0014\0", "+1e9\u0015-1\u0014x\u0014\0",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>Damages a file one to four times.</summary>
    /// <param name="seed">The file.</param>
    /// <param name="other">A file that pieces may be taken from.</param>
    /// <param name="random">Chooses.</param>
    public static byte[] Of(byte[] seed, byte[] other, Random random)
    {
        var bytes = new List<byte>(seed);
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            Damage(bytes, other, random);
        }

        return [.. bytes];
    }

    private static void Damage(List<byte> bytes, byte[] other, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, random.Next(2, 300)), bytes.Count - at);
        switch (random.Next(11))
        {
            case 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2 when bytes.Count > at:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 3 when bytes.Count > at:
                bytes[at] = (byte)random.Next(256);
                break;
            case 4:
                Overwrite(bytes, at, Numbers[random.Next(Numbers.Length)]);
                break;
            case 5:
                bytes.InsertRange(at, Numbers[random.Next(Numbers.Length)]);
                break;
            case 6:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 7 when other.Length > 0:
                var from = random.Next(other.Length);
                Overwrite(bytes, at, other.AsSpan(from, Math.Min(other.Length - from, random.Next(1, 500))));
                break;
            case 8:
                // A long line, a long field, or deep nesting.
                bytes.InsertRange(at, Enumerable.Repeat((byte)"9,;[\"\t \0{A"[random.Next(10)], random.Next(1, 5000)));
                break;
            case 9 when bytes.Count > 256:
                // The numbers of an EDF header: nearly every field of it is one.
                Overwrite(bytes, 168 + random.Next(88), Numbers[random.Next(Numbers.Length)]);
                break;
            default:
                var line = bytes.IndexOf((byte)'\n', Math.Min(at, Math.Max(bytes.Count - 1, 0)));
                if (line >= 0)
                {
                    bytes.InsertRange(line + 1, Numbers[random.Next(Numbers.Length)]);
                }

                break;
        }
    }

    private static void Overwrite(List<byte> bytes, int at, ReadOnlySpan<byte> with)
    {
        for (var i = 0; i < with.Length && at + i < bytes.Count; i++)
        {
            bytes[at + i] = with[i];
        }
    }
}
