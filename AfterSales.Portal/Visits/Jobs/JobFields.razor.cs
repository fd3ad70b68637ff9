using System.Globalization;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Core.Visits;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Tickets.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Visits.Jobs;

/// <summary>The fields of the command in hand, made from what the command says of itself.</summary>
public sealed partial class JobFields(IStringLocalizer<RulebooksTexts> vocabulary, ReadersTime time)
{
    // Told by the page itself, unless they are required.
    private static readonly string[] Untyped = ["visitId", "at", "lat", "lon", "accuracyM", "signature", "read", "calledAt", "impact", "contact.name", "contact.phone", "contact.email"];

    [Parameter, EditorRequired]
    public required MyJob Job { get; set; }

    [Parameter, EditorRequired]
    public required CommandOffer Offer { get; set; }

    [Parameter, EditorRequired]
    public required PostedForm Form { get; set; }

    /// <summary>The link by which the customer can sign elsewhere.</summary>
    [Parameter]
    public string? AcceptUrl { get; set; }

    private ReadersTime Time => time;

    /// <summary>The fields that are typed in; of lists one entry.</summary>
    internal static IEnumerable<FieldSpec> Shown(CommandOffer offer) => offer.Fields.Where(field => field.Required || !Untyped.Contains(field.Name));

    /// <summary>What the field holds before anybody has typed, as far as it can be known.</summary>
    internal static string? Known(MyJob job, string field, ReadersTime time) => field switch
    {
        "cause" => job.Findings.Cause,
        "solution" => job.Findings.Solution,
        "faultGroup" => job.Findings.FaultGroup,
        "resultNote" => job.Findings.ResultNote,
        "outcome" => nameof(LeaveOutcome.Done),
        "person" => job.Customer.Contact,
        "phone" => job.Customer.Phone,
        "fault" => job.Fault,
        "minutes" when job.Visit.ArrivedAt is { } arrived => Minutes(arrived, time),
        _ => null,
    };

    // Since the arrival, in steps of five; at least one step.
    private static string Minutes(DateTime arrived, ReadersTime time) =>
        (Math.Clamp((int)Math.Ceiling(time.Since(arrived).TotalMinutes / 5), 1, 1200) * 5).ToString(CultureInfo.InvariantCulture);

    private static string InputOf(FieldSpec field) => field.Type switch
    {
        "longText" => "longText",
        "integer" or "number" => "number",
        "dateTime" => "datetime-local",
        "date" => "date",
        _ => "text",
    };

    private IReadOnlyList<(string, string)>? ChoicesOf(FieldSpec field) => field.Name switch
    {
        "outcome" => ChoiceOf<LeaveOutcome>(),
        "reason" when field.Type == "choice" => ChoiceOf<HoldReason>(),
        _ => null,
    };

    private IReadOnlyList<(string, string)> ChoiceOf<T>() where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => (value.ToString(), vocabulary.Of(value)))];
}
