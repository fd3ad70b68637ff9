using System.Globalization;
using AfterSales.Core.Assessment;
using AfterSales.Portal.Assessment.Addresses;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Assessment.Parts;

/// <summary>Over which tickets the figures are taken; each choice is an address.</summary>
public sealed partial class PeriodBar(NavigationManager navigation)
{
    [Parameter, EditorRequired]
    public ChartAddress Address { get; set; } = ChartAddress.None;

    /// <summary>The address with the period that is shown where it names none.</summary>
    [Parameter, EditorRequired]
    public ChartAddress Shown { get; set; } = ChartAddress.None;

    [Parameter, EditorRequired]
    public FigureFilter Filter { get; set; } = new();

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    // As they were typed and not yet followed. Never written back: what is typed meanwhile would be lost.
    private string? from, to;
    private CancellationTokenSource? typing;

    protected override void OnParametersSet() => (from, to) = typing is null ? (null, null) : (from, to);

    public void Dispose() => typing?.Cancel();

    private static string? Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Once nothing more is typed: on its way to 2016 a year is 20 for a moment, and then none at all. The reader names the last day, the address the first day after it.
    private async Task GoSoonAsync(string? first, string? last)
    {
        typing?.Cancel();
        using var mine = typing = new CancellationTokenSource();
        try
        {
            await Task.Delay(Pause, mine.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        typing = null;
        if (Unfinished(first) || Unfinished(last))
            return;
        navigation.NavigateTo(Address.Between(first is null ? Filter.From : Date(first), last is null ? Filter.To : Date(last)?.AddDays(1)).Href);
    }

    private static bool Unfinished(string? day) => day is not null && Date(day) is { Year: < 1900 };

    private static string Said(ChangeEventArgs change) => change.Value as string ?? "";

    private static DateOnly? Date(string day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
