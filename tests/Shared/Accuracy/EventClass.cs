namespace EmgTool.Accuracy;

/// <summary>What an event is.</summary>
internal enum EventClass
{
    /// <summary>Many motor units at once for 30 to 250 ms.</summary>
    Jerk,

    /// <summary>One motor unit once, or twice within 20 ms.</summary>
    Fasciculation,

    /// <summary>One motor unit 2 to 15 times at 20 to 60 Hz, and again and again.</summary>
    Group,

    /// <summary>A contraction of 1 to 20 s that is recruited and released over some 100 ms.</summary>
    Sustained,

    /// <summary>A drop of a contraction to nothing for 50 to 500 ms.</summary>
    Silence,
}
