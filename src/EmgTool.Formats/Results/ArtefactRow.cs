using EmgTool.Core;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Results;

/// <summary>One stretch that is no part of the bursts, with where it was found.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="Name">Name of the channel that no other channel of the recording has.</param>
/// <param name="Channel">The channel's results.</param>
/// <param name="Artefact">The stretch.</param>
public readonly record struct ArtefactRow(Recording Recording, string Name, ChannelResult Channel, Artefact Artefact);
