using System.Globalization;
using AfterSales.Core.Assessment.Today;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Assessment.Briefing;

/// <summary>One number of the picture, with what stands below it.</summary>
public sealed record PictureNumber(string Label, string Value, string Note);

/// <summary>One pair of bars.</summary>
public sealed record PictureDay(string Label, int Reported, int Accepted);

/// <summary>What is drawn: only words and counts, in the reader's language.</summary>
/// <param name="Over">Over which days the bars stand.</param>
/// <param name="Keys">What the two bars of a day are.</param>
/// <param name="Lines">Below the bars.</param>
public sealed record DayPicture(string File, string Title, IReadOnlyList<PictureNumber> Numbers, string Over, IReadOnlyList<string> Keys, IReadOnlyList<PictureDay> Days, IReadOnlyList<string> Lines);

/// <summary>Saves the day as a PNG that the browser draws.</summary>
public sealed partial class PictureButton(IJSRuntime js, IStringLocalizer<BriefingTexts> L)
{
    [Parameter, EditorRequired]
    public DayBriefing Day { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<PictureNumber> Numbers { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<string> Lines { get; set; } = [];

    private async Task SaveAsync()
    {
        var names = CultureInfo.CurrentCulture.DateTimeFormat;
        var picture = new DayPicture(
            string.Create(CultureInfo.InvariantCulture, $"briefing-{Day.Day:yyyy-MM-dd}.png"), Title, Numbers, L[nameof(BriefingTexts.TwoWeeks)], [L[nameof(BriefingTexts.Bars_Reported)], L[nameof(BriefingTexts.Bars_Accepted)]],
            [.. Day.Days.Select(day => new PictureDay($"{names.GetAbbreviatedDayName(day.Day.DayOfWeek)} {day.Day.Day.ToString(CultureInfo.CurrentCulture)}", day.Reported, day.Accepted))], Lines);
        await (await ModuleAsync(js, "./Assessment/Briefing/PictureButton.razor.js")).InvokeVoidAsync("save", Gone, picture);
    }
}
