using System.Globalization;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Languages;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Tickets;

/// <summary>A checklist's name in the reader's language.</summary>
public static class ChecklistNames
{
    extension(ChecklistFacts list)
    {
        public string Name => ReaderLanguage.IsChinese ? list.NameZh : list.NameEn;
    }
}

/// <summary>An item's text in the reader's language.</summary>
public static class ChecklistItemTexts
{
    extension(ChecklistItem item)
    {
        public string Text => ReaderLanguage.IsChinese ? item.Zh : item.En;
    }
}

/// <summary>Says an item's limits in the reader's language.</summary>
public static class ChecklistWords
{
    extension(IStringLocalizer<TicketsTexts> texts)
    {
        /// <summary>12 to 16 MPa; null where there are no limits.</summary>
        public string? Limits(double? low, double? high, string? unit)
        {
            var bounds = (low, high) switch
            {
                ({ } from, { } to) => texts[nameof(TicketsTexts.Form_Limits), Number(from), Number(to)].Value,
                ({ } from, null) => texts[nameof(TicketsTexts.Form_LimitLow), Number(from)].Value,
                (null, { } to) => texts[nameof(TicketsTexts.Form_LimitHigh), Number(to)].Value,
                _ => null,
            };
            return bounds is null ? null : $"{bounds} {unit}".TrimEnd();
        }
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.CurrentCulture);
}
