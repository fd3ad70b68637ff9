using System.Globalization;
using AfterSales.Core.Dispatch.Live;

namespace AfterSales.Portal.Dispatch.Board.Cards;

/// <summary>What tickets and people are called where there is little room; the same on board, lane and wall.</summary>
internal static class CardNames
{
    extension(BoardCard card)
    {
        /// <summary>The customer and which of their sites: two cards of one customer must be told apart.</summary>
        public string Who => (card.Customer?.Name, card.Site?.Name) switch
        {
            ({ } customer, { } site) => $"{customer} {site}",
            ({ } customer, null) => customer,
            _ => card.ContactName,
        };
    }

    /// <summary>周 for 周敏, WH for Wang Hai.</summary>
    public static string Initial(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 ? $"{words[0][0]}{words[^1][0]}" : StringInfo.GetNextTextElement(name);
    }
}
