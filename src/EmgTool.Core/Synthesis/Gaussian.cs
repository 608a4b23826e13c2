namespace EmgTool.Core.Synthesis;

/// <summary>Normal deviates by the ziggurat of 256 layers (Marsaglia and Tsang 2000), layer and position drawn from separate bits (Doornik 2005).</summary>
internal static class Gaussian
{
    private const int Layers = 256;

    // Right edge of the base layer and area of each layer, for 256 layers (Doornik 2005).
    private const double BaseEdge = 3.6541528853610088;
    private const double LayerArea = 0.00492867323399;

    private static readonly double[] Edges = ComputeEdges();
    private static readonly double[] Heights = Array.ConvertAll(Edges, Density);

    /// <summary>Fills a span with independent numbers of mean 0 and variance 1.</summary>
    public static void Fill(ref RandomStream random, Span<double> destination)
    {
        var stream = random;
        var edges = Edges;
        for (var i = 0; i < destination.Length; i++)
        {
            var bits = stream.NextBits();
            var layer = (int)(bits & (Layers - 1));
            var x = (bits >> 11) * (1.0 / (1L << 53)) * edges[layer];
            if (x >= edges[layer + 1])
            {
                x = Reject(ref stream, layer, x, out var again);
                if (again)
                {
                    i--;
                    continue;
                }
            }

            destination[i] = (bits & Layers) == 0 ? x : -x;
        }

        random = stream;
    }

    private static double Reject(ref RandomStream random, int layer, double x, out bool again)
    {
        if (layer > 0)
        {
            var height = Heights[layer] + ((Heights[layer + 1] - Heights[layer]) * random.NextUnit());
            again = height >= Density(x);
            return x;
        }

        // The tail (Marsaglia 1964).
        again = false;
        while (true)
        {
            var beyond = -PortableMath.Log(1 - random.NextUnit()) / BaseEdge;
            if (-2 * PortableMath.Log(1 - random.NextUnit()) > beyond * beyond)
            {
                return BaseEdge + beyond;
            }
        }
    }

    private static double Density(double x) => PortableMath.Exp(-0.5 * x * x);

    private static double[] ComputeEdges()
    {
        var edges = new double[Layers + 1];
        edges[0] = LayerArea / Density(BaseEdge);
        edges[1] = BaseEdge;
        for (var i = 2; i < Layers; i++)
        {
            edges[i] = Math.Sqrt(-2 * PortableMath.Log((LayerArea / edges[i - 1]) + Density(edges[i - 1])));
        }

        return edges;
    }
}
