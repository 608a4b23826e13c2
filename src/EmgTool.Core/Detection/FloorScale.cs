using System.Runtime.Intrinsics;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection;

/// <summary>Turns energies into multiples of the noise floor, bin after bin, with the floor interpolated between the centres of its blocks.</summary>
internal sealed class FloorScale(NoiseFloor floor, int lanes)
{
    private readonly double[] _inverses = new double[Lanes.Count];
    private readonly double[] _steps = new double[Lanes.Count];
    private Vector512<double> _perFloor;
    private Vector512<double> _perFloorStep;

    /// <summary>Bins that the blocks known so far can scale: the last final block serves up to its centre only.</summary>
    public long Scalable => Math.Max(0, ((long)floor.Blocks * floor.BinsPerBlock) - (floor.BinsPerBlock / 2));

    /// <summary>Divides the energies of a bin by the floor; lanes without one become 0. Bins must come in order from 0.</summary>
    public void Apply(long bin, Span<double> energy)
    {
        if (bin == 0 || (bin - (floor.BinsPerBlock / 2)) % floor.BinsPerBlock == 0)
        {
            Anchor(bin);
        }

        (Vector512.Create<double>(energy) * _perFloor).CopyTo(energy);
        _perFloor *= _perFloorStep;
    }

    /// <summary>Sets the inverse of the floor at a bin, and its change from bin to bin until the centre of the next block.</summary>
    private void Anchor(long bin)
    {
        var sinceCentre = bin - (floor.BinsPerBlock / 2);
        var before = Math.Max(0, (int)(sinceCentre / floor.BinsPerBlock));
        var after = sinceCentre < 0 ? before : Math.Min(before + 1, floor.Blocks - 1);
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var here = lane < lanes ? floor.Floors(lane)[before] : double.NaN;
            var next = lane < lanes ? floor.Floors(lane)[after] : double.NaN;
            here = double.IsNaN(here) ? next : here;
            next = double.IsNaN(next) ? here : next;
            _inverses[lane] = here > 0 ? 1 / here : 0;
            _steps[lane] = here > 0 ? Math.Pow(here / next, 1.0 / floor.BinsPerBlock) : 1;
        }

        _perFloor = Vector512.Create(_inverses);
        _perFloorStep = Vector512.Create(_steps);
    }
}
