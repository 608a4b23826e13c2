using System.Runtime.InteropServices;

namespace EmgTool.Formats.Edf;

/// <summary>A place of a file of which some bytes are needed now and more may be soon.</summary>
/// <param name="Record">Number of the data record.</param>
/// <param name="ByteInRecord">Byte of the record.</param>
/// <param name="Unit">Bytes that belong together: a data record or a sample. The first of them is needed.</param>
/// <param name="Wanted">Bytes that the caller goes on to need.</param>
/// <param name="Useful">Bytes that may be of use at the most.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EdfRange(long Record, long ByteInRecord, int Unit, long Wanted, long Useful);
