using System.Runtime.CompilerServices;

namespace EmgTool.Core.Filtering;

/// <summary>One lane, without vector instructions.</summary>
/// <param name="value">The value.</param>
internal readonly struct OneLane(double value) : ILaneVector<OneLane>
{
    private readonly double _value = value;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane Create(double value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane Load(ref double origin, nint offset) => new(Unsafe.Add(ref origin, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(OneLane lanes, ref double origin, nint offset) => Unsafe.Add(ref origin, offset) = lanes._value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane ExactProductMinus(OneLane left, OneLane right, OneLane subtrahend) =>
        (left * right) - subtrahend;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane operator +(OneLane left, OneLane right) => new(left._value + right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane operator -(OneLane left, OneLane right) => new(left._value - right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane operator *(OneLane left, OneLane right) => new(left._value * right._value);
}
