using System.Globalization;
using AfterSales.Core.Assessment.Today;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Assessment.Reports;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Assessment.Briefing;

/// <summary>A day on one screen 昨日简报: numbers, a picture, what is worth being named, and the same as a text to send.</summary>
public sealed partial class BriefingPage(BriefingQueries queries, ReadersTime times, IStringLocalizer<BriefingTexts> L)
{
    private const string Days = "yyyy-MM-dd";
    private DayBriefing? briefing;

    /// <summary>The company's day, as 2026-11-25; yesterday without.</summary>
    [SupplyParameterFromQuery]
    public string? Day { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    // In the reader's language and in the other one: whom it is sent to may read the other.
    private IEnumerable<(string Name, string Text)> Texts => [Said(ReaderLanguage.Chinese), Said(ReaderLanguage.English)];

    private string Heading => $"{times.Date(briefing!.Day)} · {L[nameof(BriefingTexts.Heading)].Value}";

    private IReadOnlyList<PictureNumber> Numbers => [.. briefing!.Counts.Select(one => new PictureNumber(L.Of(one.What), FigureWords.Whole(one.Count), Beside(one)))];

    private IReadOnlyList<string> PictureLines =>
        [L[nameof(BriefingTexts.Text_Now), briefing!.Open, briefing.ToDispatch, briefing.Overdue], .. briefing.Troubles.Select(trouble => $"· {trouble.Number} {trouble.Customer} {trouble.Fault} {Why(trouble)}")];

    protected override async Task OnParametersSetAsync()
    {
        var day = DateOnly.TryParseExact(Day, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wanted) ? wanted : queries.Yesterday;
        briefing = (await queries.OfAsync((await Authentication).User.Actor(Origin.Page), day, Gone)).Value;
    }

    private static string Address(DateOnly day) => $"/briefing?day={day.ToString(Days, CultureInfo.InvariantCulture)}";

    private string Tickets(TicketEvent what) => ReportWords.Tickets(what, briefing!.Day, briefing.Day.AddDays(1));

    private string Beside(DayCount one) => one.What switch
    {
        TicketEvent.Responded => L[nameof(BriefingTexts.InTime), briefing!.Answered.Count, briefing.Answered.Of],
        TicketEvent.Rated when briefing!.Mean is { } mean => L[nameof(BriefingTexts.Mean), FigureWords.Two(mean)],
        _ => L[nameof(BriefingTexts.Usual), Decimal(one.Usual)],
    };

    // What is usual was counted over the seven days before.
    private string BesideAddress(DayCount one) => one.What switch
    {
        TicketEvent.Responded => Tickets(TicketEvent.InTime),
        TicketEvent.Rated when briefing!.Mean is not null => Tickets(one.What),
        _ => ReportWords.Tickets(one.What, briefing!.Day.AddDays(-BriefingQueries.Before), briefing.Day),
    };

    private string Why(DayTrouble trouble) => trouble.Broken is { } clock
        ? L[nameof(BriefingTexts.Why_Broken), Vocabulary.Of(clock)]
        : trouble.Comment is { } comment ? L[nameof(BriefingTexts.Why_Said), FigureWords.Two(trouble.Score!.Value), comment] : L[nameof(BriefingTexts.Why_Rated), FigureWords.Two(trouble.Score!.Value)];

    private (string Name, string Text) Said(CultureInfo culture)
    {
        var (words, numbers) = (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture);
        (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (culture, culture);
        try
        {
            return (culture.Name, Text());
        }
        finally
        {
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (words, numbers);
        }
    }

    private string Text()
    {
        var day = briefing!;
        List<string> lines =
        [
            L[nameof(BriefingTexts.Text_Head), times.Weekday(day.Day)],
            L[nameof(BriefingTexts.Text_Reported), day.Of(TicketEvent.Reported).Count, Decimal(day.Of(TicketEvent.Reported).Usual), day.Answered.Count, day.Answered.Of],
            L[nameof(BriefingTexts.Text_Worked), day.Of(TicketEvent.Arrived).Count, day.Of(TicketEvent.Accepted).Count, day.Of(TicketEvent.Closed).Count],
            day.Mean is { } mean ? L[nameof(BriefingTexts.Text_Rated), day.Of(TicketEvent.Broken).Count, day.Of(TicketEvent.Rated).Count, FigureWords.Two(mean)] : L[nameof(BriefingTexts.Text_NotRated), day.Of(TicketEvent.Broken).Count],
            L[nameof(BriefingTexts.Text_Now), day.Open, day.ToDispatch, day.Overdue],
        ];
        if (day.Troubles.Count > 0)
            lines.Add(L[nameof(BriefingTexts.Text_Troubles)]);
        lines.AddRange(day.Troubles.Select(trouble => $"· {trouble.Number} {trouble.Customer} {trouble.Fault} {Why(trouble)}"));
        return string.Join('\n', lines);
    }

    private static string Decimal(double value) => Math.Round((decimal)value, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.CurrentCulture);
}
