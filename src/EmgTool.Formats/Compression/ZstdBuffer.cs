using System.Runtime.InteropServices;

namespace EmgTool.Formats.Compression;

/// <summary>A buffer as the zstd library takes it: ZSTD_inBuffer and ZSTD_outBuffer are alike.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ZstdBuffer
{
    /// <summary>Address of its first byte.</summary>
    public nint Address;

    /// <summary>Its length.</summary>
    public nuint Size;

    /// <summary>Bytes that were taken from it or put into it.</summary>
    public nuint Position;
}
