using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection.Published;

/// <summary>The values of a method's parameters, all of them.</summary>
/// <param name="values">Values by name.</param>
public sealed class ParameterValues(IReadOnlyDictionary<string, double> values)
{
    /// <summary>The value of a parameter.</summary>
    /// <param name="name">Its name.</param>
    public double this[string name] => values[name];

    /// <summary>The value of a parameter that counts something.</summary>
    /// <param name="name">Its name.</param>
    public int Count(string name) => (int)values[name];

    /// <summary>The value of a parameter in seconds as a number of samples.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rate">Sampling rate.</param>
    /// <param name="atLeast">The least number.</param>
    public int Samples(string name, SamplingRate rate, int atLeast = 0) => rate.SamplesIn(values[name], atLeast);
}
