namespace EmgTool.Core.Detection;

/// <summary>Quantiles without a full sort.</summary>
internal static class OrderStatistic
{
    /// <summary>The value that would stand at a rank if the span were sorted. Rearranges the span (Hoare 1961, Commun ACM 4:321).</summary>
    /// <param name="values">Values, none of them not a number.</param>
    /// <param name="rank">0 for the smallest.</param>
    public static double Select(Span<double> values, int rank)
    {
        int left = 0, right = values.Length - 1;
        while (left < right)
        {
            var pivot = values[left + ((right - left) / 2)];
            int i = left, j = right;
            while (i <= j)
            {
                while (values[i] < pivot)
                {
                    i++;
                }

                while (values[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    i++;
                    j--;
                }
            }

            if (rank <= j)
            {
                right = j;
            }
            else if (rank >= i)
            {
                left = i;
            }
            else
            {
                break;
            }
        }

        return values[rank];
    }
}
