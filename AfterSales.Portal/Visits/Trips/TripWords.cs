using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Tickets;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Visits.Trips;

/// <summary>Says in the reader's language what Core says of trips in codes, days and hundredths.</summary>
internal static class TripWords
{
    extension(IStringLocalizer<TripsTexts> texts)
    {
        /// <summary>What is wrong with the tickets of a request, or why it could not be saved at all.</summary>
        public string Say(Refusal refusal) => refusal is Invalid invalid && invalid.Errors.GetValueOrDefault("tickets") is [var problem, ..]
            ? problem.Limit is { Length: > 3 } number ? texts[nameof(TripsTexts.Refused_Tickets), number, texts.Problem(problem)] : texts.Problem(problem)
            : texts[refusal is OwnWork ? nameof(TripsTexts.Refused_OwnWork) : nameof(TripsTexts.Refused)];

        private string Problem(Problem problem) => texts[$"Problem_{problem.Code.Replace('-', '_')}", problem.Limit ?? ""];
    }

    /// <summary>¥1,280.50</summary>
    public static string Money(long cents) => (cents / 100m).ToString("C", CultureInfo.CurrentCulture);
}
