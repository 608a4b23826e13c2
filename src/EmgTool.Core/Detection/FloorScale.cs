using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection;

/// <summary>Turns energies into multiples of the noise floor, with the floor interpolated between the centres of its blocks.</summary>
internal sealed class FloorScale(NoiseFloor floor)
{
    private const int Together = Lanes.Count;

    private Vector512<double> _perFloor;
    private Vector512<double> _perFloorStep;
    private long _anchor;

    // Bins of the eight under way that are done: a piece may end within them.
    private int _phase;

    /// <summary>Bins that the blocks known so far can scale: the last final block serves up to its centre only.</summary>
    public long Scalable => floor.Blocks == 0 ? 0 : ((floor.Blocks - 1L) * floor.BinsPerBlock) + (floor.BinsPerBlock / 2);

    /// <summary>The next bin from which on another block serves.</summary>
    private long NextAnchor => _anchor == 0 ? floor.BinsPerBlock / 2 : _anchor + floor.BinsPerBlock;

    /// <summary>Divides the energies of bins by the floor; what is not a number or has no floor becomes 0. Bins must come in order from 0, in pieces of any length.</summary>
    /// <param name="bin">The first bin.</param>
    /// <param name="energy">Energies of that bin and those behind it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(long bin, Span<double> energy)
    {
        while (!energy.IsEmpty)
        {
            if (bin == 0 || bin == NextAnchor)
            {
                Anchor(bin);
            }

            var count = (int)Math.Min(energy.Length, NextAnchor - bin);
            ref var first = ref MemoryMarshal.GetReference(energy);
            for (var i = 0; i < count;)
            {
                var (perFloor, step) = (_perFloor, _perFloorStep);
                for (; _phase == 0 && i <= count - Together; i += Together)
                {
                    var scaled = Vector512.LoadUnsafe(ref first, (nuint)i) * perFloor;
                    Vector512.ConditionalSelect(Vector512.Equals(scaled, scaled), scaled, Vector512<double>.Zero).StoreUnsafe(ref first, (nuint)i);
                    perFloor *= step;
                }

                _perFloor = perFloor;
                if (i < count)
                {
                    var scaled = energy[i] * _perFloor[_phase];
                    energy[i++] = double.IsNaN(scaled) ? 0 : scaled;
                    Turn();
                }
            }

            energy = energy[count..];
            bin += count;
        }
    }

    private void Turn()
    {
        _phase = (_phase + 1) % Together;
        if (_phase == 0)
        {
            _perFloor *= _perFloorStep;
        }
    }

    /// <summary>The floor at a bin that has been scaled; not a number where there is none.</summary>
    public double At(long bin)
    {
        var sinceCentre = bin - (floor.BinsPerBlock / 2);
        var (here, next) = Around(sinceCentre);
        var share = sinceCentre < 0 ? 0 : (double)(sinceCentre % floor.BinsPerBlock) / floor.BinsPerBlock;
        return here * Math.Pow(next / here, share);
    }

    /// <summary>Sets the inverse of the floor at a bin, and its change from bin to bin until the centre of the next block.</summary>
    private void Anchor(long bin)
    {
        _anchor = bin;
        _phase = 0;
        var (here, next) = Around(bin - (floor.BinsPerBlock / 2));
        var value = here > 0 ? 1 / here : 0;
        var step = here > 0 ? Math.Pow(here / next, 1.0 / floor.BinsPerBlock) : 1;
        Span<double> values = stackalloc double[Together];
        var power = 1.0;
        for (var i = 0; i < Together; i++)
        {
            values[i] = value * power;
            power *= step;
        }

        _perFloor = Vector512.Create<double>(values);
        _perFloorStep = Vector512.Create(power);
    }

    /// <summary>The floors of the blocks whose centres lie before and behind a bin; where only one of them has a floor, it serves for both.</summary>
    /// <param name="sinceCentre">The bin, from the centre of the first block.</param>
    private (double Here, double Next) Around(long sinceCentre)
    {
        var before = Math.Max(0, (int)(sinceCentre / floor.BinsPerBlock));
        var after = sinceCentre < 0 ? before : Math.Min(before + 1, floor.Blocks - 1);
        var (here, next) = (floor.Floors[before], floor.Floors[after]);
        return (double.IsNaN(here) ? next : here, double.IsNaN(next) ? here : next);
    }
}
