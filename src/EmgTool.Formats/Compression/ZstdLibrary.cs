using System.Reflection;
using System.Runtime.InteropServices;

namespace EmgTool.Formats.Compression;

/// <summary>The system's zstd library, for files that are read from the start to the end.</summary>
internal static class ZstdLibrary
{
    private const string Name = "libzstd";

    /// <summary>Its file on Linux, macOS and Windows: the first version of the interface, which all releases since 2016 have.</summary>
    private static readonly string[] FileNames = ["libzstd.so.1", "libzstd.1.dylib", "libzstd.dll"];

    private static readonly nint Handle = Find();

    /// <summary>Whether the system has it.</summary>
    public static bool IsPresent => Handle != 0;

    /// <summary>Makes a decompressor; 0 where there is no memory for it.</summary>
    public static nint Create() => ZSTD_createDStream();

    /// <summary>Frees a decompressor.</summary>
    public static void Free(nint stream) => _ = ZSTD_freeDStream(stream);

    /// <summary>Decompresses a piece.</summary>
    /// <returns>0 at the end of a frame, otherwise what is missing of it, or an error.</returns>
    public static nuint Decompress(nint stream, ref ZstdBuffer output, ref ZstdBuffer input) => ZSTD_decompressStream(stream, ref output, ref input);

    /// <summary>The error that a result means; <see langword="null"/> for none.</summary>
    public static string? ErrorOf(nuint result) => ZSTD_isError(result) == 0 ? null : Marshal.PtrToStringUTF8(ZSTD_getErrorName(result)) ?? "unknown error";

    private static nint Find()
    {
        var handle = Array.ConvertAll(FileNames, file => NativeLibrary.TryLoad(file, out var found) ? found : 0).FirstOrDefault(found => found != 0);
        NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) => string.Equals(name, Name, StringComparison.Ordinal) ? handle : 0);
        return handle;
    }

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint ZSTD_createDStream();

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nuint ZSTD_freeDStream(nint stream);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nuint ZSTD_decompressStream(nint stream, ref ZstdBuffer output, ref ZstdBuffer input);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint ZSTD_isError(nuint result);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint ZSTD_getErrorName(nuint result);
}
