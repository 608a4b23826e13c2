using System.Text;

namespace EmgTool.Terminal;

/// <summary>An output whose failures name it, so that they are not taken for failures of a recording that is read. Written once, from the start to the end.</summary>
/// <param name="place">The file, or <c>standard output</c>.</param>
/// <param name="write">Takes the bytes.</param>
/// <param name="flush">Hands them on.</param>
internal sealed class OutputStream(string place, OutputStream.Writer write, Action flush) : Stream
{
    /// <summary>Takes bytes.</summary>
    internal delegate void Writer(ReadOnlySpan<byte> bytes);

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>An output that is a stream.</summary>
    public static OutputStream Of(string place, Stream stream) => new(place, stream.Write, stream.Flush);

    /// <summary>Standard output, which takes UTF-8.</summary>
    public static OutputStream Of(string place, TextWriter text)
    {
        var decoder = Encoding.UTF8.GetDecoder();
        var characters = Array.Empty<char>();
        return new(place, Write, text.Flush);

        void Write(ReadOnlySpan<byte> bytes)
        {
            if (characters.Length < bytes.Length + 1)
            {
                characters = new char[bytes.Length + 1];
            }

            text.Write(characters.AsSpan(0, decoder.GetChars(bytes, characters, flush: false)));
        }
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            write(buffer);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(place, error);
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush() => OutputException.Naming(place, flush);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
