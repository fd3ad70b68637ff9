using System.Globalization;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Demo;

/// <summary>What the demo company checks on its machines.</summary>
internal static class DemoChecklists
{
    private const string By = "陈志远";

    public static IEnumerable<Checklist> Of(DemoData data, DateTime now) => data.Checklists.Select(told => new Checklist(
        new ChecklistEntry(told.Zh, told.En, told.Use, [.. told.Models], [.. told.Types], [.. told.Items.Select(item => ItemOf(item.Split('|')))], Active: true), By, now));

    private static ChecklistItem ItemOf(string[] told) => told.Length == 2
        ? new ChecklistItem(told[0], told[1], false, null, null, null, true)
        : new ChecklistItem(told[0], told[1], true, told[2], Number(told[3]), Number(told[4]), true);

    private static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
