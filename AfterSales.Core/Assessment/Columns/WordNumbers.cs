namespace AfterSales.Core.Assessment;

/// <summary>Numbers the words of a column so that they are the same on every day.</summary>
internal sealed class WordNumbers(FactGroup column)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> words = [];
    private int[] known = [];

    public int Count => words.Count;

    public FactGroup Column => column;

    public string this[int number] => words[number];

    /// <summary>Learns a day's words; returns the number of each by its number on that day.</summary>
    public ReadOnlySpan<int> Begin(FactDay day)
    {
        var own = day.WordsOf(column);
        if (known.Length < own.Length)
            known = new int[own.Length * 2];
        for (var i = 0; i < own.Length; i++)
            known[i] = Of(own[i]);
        return known.AsSpan(0, own.Length);
    }

    public int Of(string word)
    {
        if (numbers.TryGetValue(word, out var number))
            return number;
        words.Add(word);
        return numbers[word] = words.Count - 1;
    }
}
