using System.Globalization;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Reports;
using AfterSales.Core.Data;
using AfterSales.Portal.Assessment.Figures;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment.Reports;

/// <summary>The figures of a report as a reader says them.</summary>
internal static class ReportWords
{
    extension(IStringLocalizer<ReportsTexts> words)
    {
        public string Month(DateOnly month) => month.ToString(words[nameof(ReportsTexts.MonthPattern)], CultureInfo.CurrentCulture);

        public string ShortMonth(DateOnly month) => month.ToString(words[nameof(ReportsTexts.ShortMonthPattern)], CultureInfo.CurrentCulture);

        /// <summary>A figure by its name; the open ones of the month so that nobody takes them for all that were open.</summary>
        public string Name(KeyFigureWords said, KeyFigure figure) => figure == KeyFigure.Backlog ? words[nameof(ReportsTexts.Figure_MonthsOwnOpen)] : said.Name(figure);

        /// <summary>How the figure stands to its goal: a sign and a word, so that it is read without colour too.</summary>
        public string Against(ReportFigure figure) => figure.Reached switch
        {
            true => words[nameof(ReportsTexts.Goal_Reached)],
            false => words[nameof(ReportsTexts.Goal_Missed)],
            null => words[nameof(ReportsTexts.None)],
        };

        /// <summary>Null where the fields say it themselves, or where it is said as everywhere.</summary>
        public string? Say(Refusal refusal) => refusal switch
        {
            WrongReportState => words[nameof(ReportsTexts.Refused_WrongState)].Value,
            ProposalDecided => words[nameof(ReportsTexts.Refused_Decided)].Value,
            _ => null,
        };
    }

    /// <summary>The list of tickets to which something happened on these days; the last is not counted any more.</summary>
    public static string Tickets(Core.Tickets.TicketEvent what, DateOnly from, DateOnly to) =>
        string.Create(CultureInfo.InvariantCulture, $"/tickets?happened={what}&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}");
}
