using System.Globalization;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Tickets.Sending;

/// <summary>How a line is meant; its sign says the same without the colour.</summary>
public enum SaidTone { Good, Plain, Warn, Bad }

/// <summary>One line of what sending somebody would do.</summary>
/// <param name="Figure">What stands at the line's end: how far, how late, until when.</param>
public sealed record SaidLine(SaidTone Tone, string Words, string? Figure = null)
{
    /// <summary>✓ in order, ▲ to be explained, ⊘ not possible.</summary>
    public string Sign => Tone switch { SaidTone.Good => "✓", SaidTone.Warn => "▲", SaidTone.Bad => "⊘", _ => "·" };

    /// <summary>The name of its class in stylesheets.</summary>
    public string Class => Tone.ToString().ToLowerInvariant();

    /// <summary>Both in one.</summary>
    public string InOne => Figure is null ? Words : $"{Words} {Figure}";
}

/// <summary>Says in the reader's language what sending somebody would bring about.</summary>
public sealed class ConsequenceWords(IStringLocalizer<ConsequencesTexts> texts, IStringLocalizer<RulebooksTexts> vocabulary, ReadersTime times)
{
    // Closer than anybody can tell.
    private const int NextDoor = 5;

    public SaidLine Say(Consequence one) => one switch
    {
        WayThere { Minutes: < NextDoor } way => new(SaidTone.Good, From(way), texts[nameof(ConsequencesTexts.Way_NextDoor)]),
        WayThere way => new(SaidTone.Good, From(way), texts[nameof(ConsequencesTexts.Way_Length), Math.Round(way.Kilometres).ToString("N0", CultureInfo.CurrentCulture), Span(way.Minutes)]),
        WayUnknown { OfSite: true } => new(SaidTone.Plain, texts[nameof(ConsequencesTexts.Way_SiteUnknown)]),
        WayUnknown => new(SaidTone.Plain, texts[nameof(ConsequencesTexts.Way_StartUnknown)]),
        ArrivalExpected arrival => Arrival(arrival),
        RepairExpected { Weight: Weight.Fact } repair => new(SaidTone.Plain, texts[nameof(ConsequencesTexts.Repair_MissedAlready), times.Near(repair.DueAt)], Moment(repair.At)),
        RepairExpected repair => new(SaidTone.Warn, texts[nameof(ConsequencesTexts.Repair_Late), times.Near(repair.At), times.Near(repair.DueAt)], Late(repair.LateBy)),
        SkillHeld { Below: > 0 } held => new(SaidTone.Good, texts[nameof(ConsequencesTexts.Skill_Held), held.Skill], texts[nameof(ConsequencesTexts.Skill_Below), held.Below]),
        SkillHeld held => new(SaidTone.Good, texts[nameof(ConsequencesTexts.Skill_Held), held.Skill]),
        SkillMissing missing => new(SaidTone.Warn, texts[nameof(ConsequencesTexts.Skill_Missing), missing.Skill]),
        SkillsUnknown => new(SaidTone.Plain, texts[nameof(ConsequencesTexts.Skills_Unknown)]),
        CertificatesHeld { Until: { } until } => new(SaidTone.Good, texts[nameof(ConsequencesTexts.Certificates_Held)], texts[nameof(ConsequencesTexts.Certificates_Until), times.Date(until)]),
        CertificatesHeld => new(SaidTone.Good, texts[nameof(ConsequencesTexts.Certificates_Held)]),
        CertificateMissing missing => new(SaidTone.Bad, missing.Of is { } of ? texts[nameof(ConsequencesTexts.Certificate_Of), vocabulary.Of(missing.Need), of] : vocabulary.Of(missing.Need), missing.Clause),
        PinnedFor pin => new(SaidTone.Bad, texts[nameof(ConsequencesTexts.Pinned_For), pin.Other, pin.Reason], texts[nameof(ConsequencesTexts.Pinned_Until), times.Near(pin.Until)]),
        RunsInto into => new(SaidTone.Warn, texts[nameof(ConsequencesTexts.Overlap), into.Number], Span(into.Minutes)),
        LateForNext next => new(SaidTone.Warn, texts[nameof(ConsequencesTexts.LateForNext), next.Number], Elapsed(next.Minutes)),
        DayFilled { Weight: Weight.Fact } day => new(SaidTone.Good, texts[nameof(ConsequencesTexts.Day_Holds), day.Jobs], texts[nameof(ConsequencesTexts.About), Span(day.Minutes)]),
        DayFilled day => new(SaidTone.Warn, texts[nameof(ConsequencesTexts.Day_Over), Span(day.Limit)], texts[nameof(ConsequencesTexts.About), Span(day.Minutes)]),
        NotOnDuty { Weight: Weight.Fact } => new(SaidTone.Plain, texts[nameof(ConsequencesTexts.OffDuty_Now)]),
        NotOnDuty => new(SaidTone.Warn, texts[nameof(ConsequencesTexts.OffDuty)]),
        PartThere part => new(SaidTone.Good, texts[nameof(ConsequencesTexts.Part_There), part.Name], Number(part.Quantity)),
        PartShort part => new(SaidTone.Warn, texts[nameof(ConsequencesTexts.Part_Short), part.Name], texts[nameof(ConsequencesTexts.Part_LeftOf), Number(part.Left), Number(part.Quantity)]),
        PartAwaited part => new(part.Weight == Weight.Fact ? SaidTone.Plain : SaidTone.Warn, texts[nameof(ConsequencesTexts.Part_Awaited), part.PartNo], times.Near(part.PromisedAt)),
        PartsUnknown part => new(SaidTone.Plain, texts[nameof(ConsequencesTexts.Part_Unknown), part.Name]),
        _ => throw new InvalidOperationException($"Nobody has said how {one.GetType().Name} is told."),
    };

    /// <summary>What speaks against somebody in the fewest words, for lists that are looked over: the whole stands in the form.</summary>
    public string Brief(Consequence one) => one switch
    {
        ArrivalExpected arrival => Late(arrival.LateBy),
        RepairExpected repair => texts[nameof(ConsequencesTexts.Brief_RepairLate), Elapsed(repair.LateBy)],
        SkillMissing missing => texts[nameof(ConsequencesTexts.Brief_Skill), missing.Skill],
        PinnedFor pin => texts[nameof(ConsequencesTexts.Brief_Pinned), pin.Other],
        RunsInto into => texts[nameof(ConsequencesTexts.Brief_Overlap), Span(into.Minutes)],
        LateForNext next => texts[nameof(ConsequencesTexts.Brief_LateForNext), Elapsed(next.Minutes)],
        DayFilled day => texts[nameof(ConsequencesTexts.Brief_DayOver), Span(day.Minutes - day.Limit)],
        PartAwaited part => texts[nameof(ConsequencesTexts.Brief_PartAwaited), part.PartNo],
        _ => Say(one).Words,
    };

    /// <summary>The same with whom it concerns.</summary>
    public SaidLine SayOf(Consequence one) =>
        Say(one) is var line && one.Engineer is { } who ? line with { Words = texts[nameof(ConsequencesTexts.Of_Engineer), who, line.Words] } : line;

    /// <summary>How long the way takes, estimated: "about 1 h 20 min".</summary>
    public string Way(WayThere way) => way.Minutes < NextDoor ? texts[nameof(ConsequencesTexts.Way_NextDoor)] : texts[nameof(ConsequencesTexts.About), Span(way.Minutes)];

    private SaidLine Arrival(ArrivalExpected arrival) => arrival switch
    {
        { DueAt: null } => new(SaidTone.Plain, texts[nameof(ConsequencesTexts.Arrival_Unpromised)], Moment(arrival.At)),
        { LateBy: 0 } => new(SaidTone.Good, texts[nameof(ConsequencesTexts.Arrival_InTime), times.Near(arrival.DueAt.Value)], Moment(arrival.At)),
        { Weight: Weight.Fact } => new(SaidTone.Plain, texts[nameof(ConsequencesTexts.Arrival_MissedAlready), times.Near(arrival.DueAt.Value)], Moment(arrival.At)),
        _ => new(SaidTone.Warn, texts[nameof(ConsequencesTexts.Arrival_Late), times.Near(arrival.At), times.Near(arrival.DueAt.Value)], Late(arrival.LateBy)),
    };

    private string From(WayThere way) => way.From switch
    {
        WayFrom.Position => texts[nameof(ConsequencesTexts.Way_FromPosition), times.Ago(way.SeenAt!.Value)],
        WayFrom.Visit => texts[nameof(ConsequencesTexts.Way_FromVisit), way.Named ?? ""],
        _ => way.Named is { } city ? texts[nameof(ConsequencesTexts.Way_FromHome), city] : texts[nameof(ConsequencesTexts.Way_FromHome_Unnamed)],
    };

    private string Moment(DateTime at) => texts[nameof(ConsequencesTexts.About), times.Near(at)];

    private string Late(int minutes) => texts[nameof(ConsequencesTexts.Late_By), Elapsed(minutes)];

    private string Elapsed(int minutes) => times.Elapsed(TimeSpan.FromMinutes(minutes));

    private string Span(int minutes) => times.Words(TimeSpan.FromMinutes(minutes));

    private static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
