using System.Text.Json.Serialization;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tickets.Api;

/// <summary>The whole ticket as the contract gives it. Times UTC.</summary>
internal sealed record TicketAnswer(
    string Number, long Version, Stage Stage, ServiceType ServiceType, Priority Priority, Impact Impact, Channel Channel, string Fault,
    Contact Contact, string? Address, CustomerRef? Customer, SiteRef? Site, EquipmentRef? Equipment, PersonRef? Owner, IReadOnlyList<PersonRef> Engineers)
{
    public required DateTime? DueAt { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime? RespondedAt { get; init; }
    public required DateTime? AcceptedAt { get; init; }
    public required DateTime? ClosedAt { get; init; }
    public required string? Cause { get; init; }
    public required string? Solution { get; init; }
    public required string? FaultGroup { get; init; }
    public required string? Action { get; init; }
    public required bool? TestPassed { get; init; }
    public required string? ResultNote { get; init; }
    public required string? Answer { get; init; }
    public required IReadOnlyList<VisitFacts> Visits { get; init; }
    public required IReadOnlyList<ClockFacts> Clocks { get; init; }
    public required IReadOnlyList<HoldFacts> Holds { get; init; }
    public required IReadOnlyList<PromiseFacts> Promises { get; init; }
    public required IReadOnlyList<WorkFacts> Work { get; init; }
    public required IReadOnlyList<TestFacts> Tests { get; init; }
    /// <summary>How the customer accepted, in order; the last one that is not void holds.</summary>
    public required IReadOnlyList<AcceptanceAnswer> Acceptances { get; init; }
    /// <summary>The lines that an answer of `SignAcceptance` and `AcceptStamped` is given to, counted from 1; empty while nobody asks.</summary>
    public required IReadOnlyList<AcceptanceLine> ToAccept { get; init; }
    public required IReadOnlyList<SurveyFacts> Surveys { get; init; }
    /// <summary>The files on the ticket, in the order they were put there.</summary>
    public required IReadOnlyList<AttachmentAnswer> Attachments { get; init; }
    public required IReadOnlyList<RecordFacts> Records { get; init; }
    public required IReadOnlyList<PlanFacts> Plans { get; init; }
    public required IReadOnlyList<QuoteFacts> Quotes { get; init; }
    public required IReadOnlyList<ActivityFacts> Activities { get; init; }
    public required string? ExternalRef { get; init; }
    public required string? RepeatOf { get; init; }
    /// <summary>The ticket that was accepted with the reservation that this one is about.</summary>
    public required string? ReservationOf { get; init; }
    /// <summary>The ticket that goes on in this one's stead.</summary>
    public required string? MergedInto { get; init; }
    /// <summary>Who is asked to take the ticket over, and why.</summary>
    public required HandoverFacts? Handover { get; init; }
    /// <summary>For whom the ticket is kept until when; null: for nobody.</summary>
    public required PinFacts? Pin { get; init; }
    /// <summary>The tickets that came from this one or were merged into it.</summary>
    public required IReadOnlyList<RelatedFacts> Related { get; init; }
    public required IReadOnlyList<CommandAnswer> Commands { get; init; }
    /// <summary>The link that the command has just made for the customer to sign, absolute.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AcceptUrl { get; init; }
    /// <summary>The link that the command has just made for the customer to rate, absolute.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SurveyUrl { get; init; }

    /// <summary>The link that the command has just made for the customer to answer a quote, absolute.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? QuoteUrl { get; init; }

    /// <param name="people">What fields for engineers and for colleagues may be given.</param>
    public static TicketAnswer Of(TicketFile file, TicketWords words, PeopleChoices people) => new(
        file.Number, file.Version, file.Stage, file.ServiceType, file.Priority, file.Impact, file.Channel, file.Fault,
        file.Contact, file.ReportedAddress, file.Customer, file.Site, file.Equipment, file.Owner, file.Engineers)
    {
        DueAt = file.DueAt,
        CreatedAt = file.CreatedAt,
        RespondedAt = file.RespondedAt,
        AcceptedAt = file.AcceptedAt,
        ClosedAt = file.ClosedAt,
        Cause = file.Cause,
        Solution = file.Solution,
        FaultGroup = file.FaultGroup,
        Action = file.Action,
        TestPassed = file.TestPassed,
        ResultNote = file.ResultNote,
        Answer = file.AnswerText,
        Visits = file.Visits,
        Clocks = file.Clocks,
        Holds = file.Holds,
        Promises = file.Promises,
        Work = file.Work,
        Tests = file.Tests,
        Acceptances = [.. file.Acceptances.Select(AcceptanceAnswer.Of)],
        ToAccept = file.ToAccept,
        Surveys = file.Surveys,
        Attachments = [.. file.Attachments.Select(one => AttachmentAnswer.Of(file.Number, one))],
        Records = file.Records,
        Plans = file.Plans,
        Quotes = file.Quotes,
        Activities = file.Activities,
        ExternalRef = file.ExternalRef,
        RepeatOf = file.RepeatOf,
        ReservationOf = file.ReservationOf,
        MergedInto = file.MergedInto,
        Handover = file.Handover,
        Pin = file.Pin,
        Related = file.Related,
        Commands = [.. file.Commands.Select(offer => CommandAnswer.Of(offer, words, people))],
    };
}

/// <summary>A file on a ticket. UTC.</summary>
/// <param name="ByLink">The customer sent it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of the content, in small hexadecimal digits.</param>
/// <param name="Url">Where its content is fetched, from the root of the portal.</param>
internal sealed record AttachmentAnswer(long Id, DateTime At, string By, bool ByLink, string Name, string? Note, string MediaType, int Size, string Sha256, string Url)
{
    public static AttachmentAnswer Of(string ticket, AttachmentFacts file) => new(
        file.Id, file.At, file.By, file.ByLink, file.Name, file.Note, FileKinds.MediaTypeOf(file.Kind), file.Size, file.Hash, $"/tickets/{ticket}/attachments/{file.Id}");
}
