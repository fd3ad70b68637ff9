using System.Globalization;
using AfterSales.Core.Assessment;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Assessment.Parts;

/// <summary>Over which tickets the figures are taken; each choice is an address.</summary>
public sealed partial class PeriodBar
{
    [Parameter, EditorRequired]
    public ChartAddress Address { get; set; } = ChartAddress.Read("http://none/");

    /// <summary>The address with the period that is shown where it names none.</summary>
    [Parameter, EditorRequired]
    public ChartAddress Shown { get; set; } = ChartAddress.Read("http://none/");

    [Parameter, EditorRequired]
    public FigureFilter Filter { get; set; } = new();

    [Parameter]
    public bool WithSource { get; set; }

    private static string? Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Between(ChangeEventArgs from, DateOnly? to) => Navigation.NavigateTo(Address.Between(Date(from), to).Href);

    // The reader names the last day, the address the first day after it.
    private void Until(ChangeEventArgs last) => Navigation.NavigateTo(Address.Between(Filter.From, Date(last)?.AddDays(1)).Href);

    private static DateOnly? Date(ChangeEventArgs change) =>
        DateOnly.TryParseExact(change.Value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
