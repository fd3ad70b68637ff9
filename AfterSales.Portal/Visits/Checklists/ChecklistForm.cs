using System.Globalization;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tickets;

namespace AfterSales.Portal.Visits.Checklists;

/// <summary>A checklist while it is being written.</summary>
public sealed class ChecklistForm(ChecklistFacts? begun)
{
    /// <summary>What is changed; null: a new one.</summary>
    public (int Id, long Version)? Seen { get; } = begun is null ? null : (begun.Id, begun.Version);

    public string Title => begun is null ? "" : begun.Name;
    public string? NameZh { get; set; } = begun?.NameZh;
    public string? NameEn { get; set; } = begun?.NameEn;
    public ChecklistUse Use { get; set; } = begun?.Use ?? ChecklistUse.Job;
    public HashSet<string> Models { get; } = [.. begun?.Models ?? []];
    public HashSet<ServiceType> Types { get; } = [.. begun?.Types ?? [ServiceType.Maintenance]];
    public List<ItemForm> Items { get; } = [.. (begun?.Items ?? []).Select(item => new ItemForm(item)).DefaultIfEmpty(new ItemForm(null))];
    public bool Active { get; set; } = begun?.Active ?? true;

    public ChecklistEntry Written => new(NameZh, NameEn, Use, [.. Models.Order()], [.. Types.Order()], [.. Items.Select(item => item.Written)], Active);
}

/// <summary>One item of it.</summary>
public sealed class ItemForm(ChecklistItem? item)
{
    public string? Zh { get; set; } = item?.Zh;
    public string? En { get; set; } = item?.En;
    public bool Reading { get; set; } = item?.Reading ?? false;
    public string? Unit { get; set; } = item?.Unit;
    public string? Low { get; set; } = item?.Low?.ToString(CultureInfo.InvariantCulture);
    public string? High { get; set; } = item?.High?.ToString(CultureInfo.InvariantCulture);
    public bool Standard { get; set; } = item?.Standard ?? true;

    public ChecklistItem Written => new(Zh ?? "", En ?? "", Reading, Unit, Number(Low), Number(High), Standard);

    // What is no number is for Core to refuse.
    private static double? Number(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
