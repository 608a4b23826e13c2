using System.Globalization;
using System.Reflection;
using Xunit.v3;

namespace EmgTool.Tests;

/// <summary>Runs a test as on a German machine: decimal comma, points between thousands.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class CommaCultureAttribute : BeforeAfterTestAttribute
{
    private CultureInfo? _before;

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        _before = CultureInfo.CurrentCulture;

        // The tests run without ICU, hence without de-DE itself.
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "\u2212";
        CultureInfo.CurrentCulture = culture;
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test) => CultureInfo.CurrentCulture = _before!;
}
