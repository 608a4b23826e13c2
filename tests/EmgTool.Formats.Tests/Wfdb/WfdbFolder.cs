using System.Text;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Tests.Wfdb;

/// <summary>A folder with the files of PhysioNet records.</summary>
internal sealed class WfdbFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.Path;

    /// <summary>Writes a header of these lines.</summary>
    public WfdbFolder Header(string name, params string[] lines)
    {
        _folder.Write(name + ".hea", Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        return this;
    }

    public WfdbFolder File(string name, params byte[] bytes)
    {
        _folder.Write(name, bytes);
        return this;
    }

    /// <summary>Writes samples in format 16.</summary>
    public WfdbFolder Samples(string name, params int[] samples) => File(name, Bytes16(samples));

    public RecordingReader Open(string name, ReadOptions? options = null) => Reading.Open(At(name), options);

    public RecordingException Error(string name) => Xunit.Assert.Throws<RecordingException>(() => Open(name));

    public string At(string name) => System.IO.Path.Join(Path, name);

    public void Dispose() => _folder.Dispose();

    /// <summary>Low byte first.</summary>
    public static byte[] Bytes16(IEnumerable<int> samples) => [.. samples.SelectMany(sample => new[] { (byte)sample, (byte)(sample >> 8) })];

    /// <summary>Pairs of 12 bits: the low byte of the first, the high halves of both, the low byte of the second.</summary>
    public static byte[] Bytes212(IEnumerable<int> samples) =>
        [.. samples.Chunk(2).SelectMany(pair => pair.Length == 2
            ? new[] { (byte)pair[0], (byte)(((pair[0] >> 8) & 15) | (((pair[1] >> 8) & 15) << 4)), (byte)pair[1] }
            : [(byte)pair[0], (byte)((pair[0] >> 8) & 15)])];
}
