using System.Globalization;

namespace AfterSales.Core.Data;

/// <summary>
/// The order of names in a list that somebody reads: of the reader's language, so by pinyin in Chinese; capitals and
/// accents make no difference, and 2 stands before 10. In queries as <c>EF.Functions.Collate(name, ReadersOrder.Collation)</c>.
/// </summary>
/// <remarks>
/// The database asks back here for each pair, while the query runs in the reader's culture. That is why no index may
/// stand in this order, and why names that are equal in it need a further key: pages of a list must not overlap.
/// </remarks>
public static class ReadersOrder
{
    public const string Collation = "reader";

    // Width and kana belong to it: told apart, they would cost tailored rules, and a full-width digit is a digit.
    private const CompareOptions Differences =
        CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreWidth | CompareOptions.IgnoreKanaType | CompareOptions.NumericOrdering;

    /// <summary>The same for what is in memory already.</summary>
    public static IComparer<string> OfNames { get; } = Comparer<string>.Create(Compare);

    internal static int Compare(string? one, string? other) => CultureInfo.CurrentCulture.CompareInfo.Compare(one, other, Differences);
}
