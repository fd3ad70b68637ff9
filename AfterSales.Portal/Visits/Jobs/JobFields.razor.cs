using System.Globalization;
using AfterSales.Core.Parts;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Core.Visits;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Tickets;
using AfterSales.Portal.Tickets.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Visits.Jobs;

/// <summary>The fields of the command in hand, made from what the command says of itself.</summary>
public sealed partial class JobFields(IStringLocalizer<RulebooksTexts> vocabulary, ReadersTime time)
{
    // Told by the page itself, unless they are required.
    private static readonly string[] Untyped = ["visitId", "at", "lat", "lon", "accuracyM", "signature", "read", "calledAt", "impact", "fileName", "contact.name", "contact.phone", "contact.email"];

    [Parameter, EditorRequired]
    public required MyJob Job { get; set; }

    [Parameter, EditorRequired]
    public required CommandOffer Offer { get; set; }

    [Parameter, EditorRequired]
    public required PostedForm Form { get; set; }

    /// <summary>The link by which the customer can sign elsewhere.</summary>
    [Parameter]
    public string? AcceptUrl { get; set; }

    /// <summary>Purchased parts with what is left of them, where they are asked for.</summary>
    [Parameter]
    public IReadOnlyList<PartInStock> Parts { get; set; } = [];

    private IReadOnlyList<(string, string)> PartChoices =>
        [.. Parts.Select(part => (part.Id.ToString(CultureInfo.InvariantCulture), L[nameof(VisitsTexts.Job_PartInStock), part.PartNo, part.Name, part.Batch, part.Left].Value))];

    /// <summary>Those for this job, where they are asked for.</summary>
    [Parameter]
    public IReadOnlyList<ChecklistFacts> Checklists { get; set; } = [];

    /// <summary>The one that is filled in.</summary>
    [Parameter]
    public int? ChecklistId { get; set; }

    // What the test of the model measures, with what passes.
    private IReadOnlyList<IReadOnlyDictionary<string, string>> Measured =>
    [
        .. Checklists.Where(list => list.Use == ChecklistUse.Test).SelectMany(list => list.Items).Where(item => item.Reading).Select(item => new Dictionary<string, string?>
        {
            ["name"] = item.Text,
            ["unit"] = item.Unit,
            ["low"] = item.Low?.ToString(CultureInfo.InvariantCulture),
            ["high"] = item.High?.ToString(CultureInfo.InvariantCulture),
        }.Where(cell => cell.Value is not null).ToDictionary(cell => cell.Key, cell => cell.Value!)),
    ];

    /// <summary>Why the last file was not taken, by its code.</summary>
    [Parameter]
    public string? Refused { get; set; }

    private IReadOnlyList<PlanLineProgress> PlanLines => Job.Progress?.Lines ?? [];

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
        "questionNo" when OpenQuestions(job) is [var only] => only.Number.ToString(CultureInfo.InvariantCulture),
        "outcome" => nameof(LeaveOutcome.Done),
        "person" => job.Customer.Contact,
        "phone" => job.Customer.Phone,
        "fault" => job.Fault,
        "firstDay" => Day(job.Visit.Start, time),
        "lastDay" => Day(job.Visit.End, time),
        "minutes" when job.Visit.ArrivedAt is { } arrived => Minutes(arrived, time),
        _ => null,
    };

    // Of the visit, but never a day that is over.
    private static string Day(DateTime at, ReadersTime time) =>
        (time.DayOf(at) is var day && day > time.Today ? day : time.Today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IReadOnlyList<CustomerQuestion> OpenQuestions(MyJob job) => [.. CustomerQuestion.Of(job.Records).Where(question => question.Answer is null)];

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
        "department" => ChoiceOf<OtherDepartment>(),
        "questionNo" => [.. OpenQuestions(Job).Select(question => (question.Number.ToString(CultureInfo.InvariantCulture), $"{question.Number}. {question.Text}"))],
        "taskNo" => [.. DepartmentTask.Of(Job.Records).Where(task => task.Answer is null).Select(task => (task.No.ToString(CultureInfo.InvariantCulture), $"{task.No}. {vocabulary.Of(task.Department)} {task.Task}"))],
        "reason" when field.Type == "choice" => ChoiceOf<HoldReason>(),
        _ => null,
    };

    private IReadOnlyList<(string, string)> ChoiceOf<T>() where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => (value.ToString(), vocabulary.Of(value)))];
}
