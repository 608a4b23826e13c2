namespace EmgTool.Benchmarks;

/// <summary>Measures what is found on the recordings of tests/Shared/Accuracy, on default settings, and prints it or writes it into a page.</summary>
internal static class AccuracyRounds
{
    public static void Run(AccuracyOptions options)
    {
        foreach (var (name, rows) in AccuracyTables.All.Where(table => options.Tables.Contains(table.Name, StringComparer.Ordinal)))
        {
            var table = new List<string>();
            foreach (var row in rows(options))
            {
                Console.WriteLine(row);
                table.Add(row);
            }

            if (options.Page is { } page)
            {
                Splice(page, name, string.Join('\n', table));
            }
        }
    }

    /// <summary>Puts a table between its mark and the next end mark.</summary>
    private static void Splice(string page, string name, string table)
    {
        var text = File.ReadAllText(page);
        var mark = $"<!-- accuracy: {name} -->\n";
        var begin = text.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        var end = begin < mark.Length ? -1 : text.IndexOf("<!-- end -->", begin, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new InvalidDataException($"{page} has no '{mark.TrimEnd()}' with a '<!-- end -->' behind it.");
        }

        File.WriteAllText(page, $"{text[..begin]}{table}\n{text[end..]}");
    }
}
