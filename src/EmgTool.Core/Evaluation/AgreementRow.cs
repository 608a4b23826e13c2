namespace EmgTool.Core.Evaluation;

/// <summary>How the results of two settings agree, over all that was analyzed or a part of it.</summary>
/// <param name="Part">What it is about.</param>
/// <param name="First">Name of the one.</param>
/// <param name="Second">Name of the other.</param>
/// <param name="Agreement">How they agree.</param>
public sealed record AgreementRow(ComparedPart Part, string First, string Second, Agreement Agreement);
