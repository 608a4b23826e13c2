namespace EmgTool.Formats.Text.Exports;

/// <summary>The head of a channel: <c>"CHANNEL" "1"</c>, and lines with type, comment and title.</summary>
/// <param name="Number">Its number, as the file writes it.</param>
/// <param name="Type">Such as <c>Waveform</c>, <c>Marker</c>.</param>
/// <param name="Title">Its title; <c>channel N</c> where it has none.</param>
/// <param name="Line">Number of the first of the lines, from 1.</param>
internal sealed record Spike2Channel(string Number, string Type, string Title, long Line);
