namespace AfterSales.Core.Assessment;

/// <summary>A comment with the sum of its three scores.</summary>
internal sealed record RatedComment(long TicketId, string Text, int Sum);

/// <summary>
/// What customers say again and again, without a dictionary: of Chinese every string of two to four characters, of other writing every
/// word, that stands in three comments or more and is not just a part of a longer one that stands in as many.
/// </summary>
internal static class RepeatedWords
{
    private const int Least = 3, Shortest = 2, Longest = 4, MostWords = 40;
    private const double Questions = 3;

    // What says nothing by itself.
    private static readonly HashSet<string> Small = new(StringComparer.Ordinal)
    {
        "the", "and", "was", "were", "for", "with", "but", "very", "are", "not", "our", "his", "her", "has", "had", "have", "that", "this", "they", "you", "from", "all", "too", "to", "of", "in", "on", "it", "is", "we", "he", "she", "as", "at", "by", "an", "be", "my", "me", "us", "so",
    };

    public static IReadOnlyList<CommentWord> Of(IReadOnlyList<RatedComment> comments)
    {
        var counts = new Dictionary<string, (int Comments, int Sum)>(StringComparer.Ordinal);
        foreach (var comment in comments)
        {
            foreach (var word in WordsOf(comment.Text))
            {
                var (count, sum) = counts.GetValueOrDefault(word);
                counts[word] = (count + 1, sum + comment.Sum);
            }
        }
        var often = counts.Where(word => word.Value.Comments >= Least).ToDictionary(word => word.Key, word => word.Value, StringComparer.Ordinal);
        // A longer one tells more, where it is said as often.
        var parts = often.Keys.Where(word => IsChinese(word[0])).SelectMany(word => PartsOf(word).Where(part => often.TryGetValue(part, out var of) && of.Comments == often[word].Comments)).ToHashSet(StringComparer.Ordinal);
        return [.. often.Where(word => !parts.Contains(word.Key)).OrderByDescending(word => word.Value.Comments).ThenBy(word => word.Key, StringComparer.Ordinal).Take(MostWords)
            .Select(word => new CommentWord(word.Key, word.Value.Comments, word.Value.Sum / Questions / word.Value.Comments))];
    }

    /// <summary>Whether a comment says a word.</summary>
    public static bool IsIn(string text, string word) => WordsOf(text).Contains(word);

    private static HashSet<string> WordsOf(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < text.Length;)
        {
            var (from, chinese) = (at, IsChinese(text[at]));
            if (!chinese && !char.IsLetter(text[at]))
            {
                at++;
                continue;
            }
            while (at < text.Length && (chinese ? IsChinese(text[at]) : char.IsLetter(text[at]) && !IsChinese(text[at])))
                at++;
            if (chinese)
                words.UnionWith(StringsOf(text[from..at], Shortest, Longest));
            else if (text[from..at].ToLowerInvariant() is { Length: >= Shortest } word && !Small.Contains(word))
                words.Add(word);
        }
        return words;
    }

    private static IEnumerable<string> StringsOf(string run, int shortest, int longest) =>
        from length in Enumerable.Range(shortest, longest - shortest + 1)
        from start in Enumerable.Range(0, Math.Max(0, run.Length - length + 1))
        select run.Substring(start, length);

    private static IEnumerable<string> PartsOf(string word) => StringsOf(word, Shortest, word.Length - 1);

    private static bool IsChinese(char letter) => letter is >= '\u4e00' and <= '\u9fff';
}
