using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Tickets.Sending;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Tickets;

/// <summary>
/// Says in the reader's language what Core says in codes: commands, fields, problems, refusals. A refusal's sentence
/// tells what happened, what was kept and what to do next.
/// </summary>
public sealed class TicketWords(IStringLocalizer<TicketsTexts> texts, IStringLocalizer<RulebooksTexts> vocabulary, ReadersTime times, IStringLocalizer<ConsequencesTexts> consequences)
{
    /// <summary>What sending somebody brings about.</summary>
    public ConsequenceWords Consequences { get; } = new(consequences, vocabulary, times);

    /// <summary>The command as something to do: "派工".</summary>
    public string Command(string name) => texts[$"Command_{name}"];

    /// <summary>The command as something done: "已派工".</summary>
    public string Happened(string command) => texts[$"Happened_{command}"];

    /// <summary>The label of a field by its API name; an item of a list (<c>lines[0].partNo</c>) has its list's.</summary>
    public string Field(string name) => texts[$"Field_{KeyOf(name)}"];

    public string Problem(Problem problem) => texts[$"Problem_{problem.Code.Replace('-', '_')}", problem.Limit ?? ""];

    public string Need(UnmetNeed need) => Need([need]);

    /// <summary>The same need of one or several: "no valid proof of training: 赵强, 周敏".</summary>
    public string Need(IEnumerable<UnmetNeed> same)
    {
        var all = same.ToList();
        var of = all.Select(need => need.Of).OfType<string>().Distinct().ToList();
        return of.Count == 0 ? vocabulary.Of(all[0].Need) : texts[nameof(TicketsTexts.Need_Of), vocabulary.Of(all[0].Need), Listed(of)];
    }

    /// <summary>Where a need comes from: what the clause says, or the service type itself.</summary>
    public string Clause(UnmetNeed need, ServiceType type) =>
        need.Text?.In(ReaderLanguage.IsChinese) ?? vocabulary[nameof(RulebooksTexts.Clause_OfType), Lower(vocabulary.Of(type))];

    /// <summary>Each thing that is missing once, with the clauses that want it: "cause (R1.6)".</summary>
    public IEnumerable<string> Needs(IEnumerable<UnmetNeed> missing) => missing.GroupBy(need => need.Need).Select(wanted =>
        wanted.Where(need => need.Text is not null).Select(need => need.Clause).Distinct().ToList() is { Count: > 0 } clauses
            ? texts[nameof(TicketsTexts.Need_ByClause), Need(wanted), string.Join(' ', clauses)].Value : Need(wanted));

    public string Say(Refusal refusal) => refusal switch
    {
        UnknownCommand => texts[nameof(TicketsTexts.Refused_UnknownCommand)],
        UnknownRefusal => texts[nameof(TicketsTexts.Refused_NotFound)],
        OwnWork => texts[nameof(TicketsTexts.Refused_OwnWork)],
        BelowList => texts[nameof(TicketsTexts.Refused_BelowList)],
        AnothersMove another => texts[nameof(TicketsTexts.Refused_AnothersMove), another.By, times.Near(another.At)],
        NotAllowedRefusal => texts[nameof(TicketsTexts.Refused_Forbidden)],
        InvalidRefusal => texts[nameof(TicketsTexts.Refused_Invalid)],
        VersionConflict { ChangedBy: { } by, ChangedAt: { } at, Change: { } change } conflict =>
            texts[nameof(TicketsTexts.Refused_VersionConflict_What), by, times.DayAndTime(at), vocabulary.Of(conflict.Stage), Happened(change)],
        VersionConflict { ChangedBy: { } by, ChangedAt: { } at } conflict =>
            texts[nameof(TicketsTexts.Refused_VersionConflict), by, times.DayAndTime(at), vocabulary.Of(conflict.Stage)],
        VersionConflict conflict => texts[nameof(TicketsTexts.Refused_VersionConflict_BySomebody), vocabulary.Of(conflict.Stage)],
        NothingToUndo => texts[nameof(TicketsTexts.Refused_NothingToUndo)],
        UndoTooLate late => texts[nameof(TicketsTexts.Refused_UndoTooLate), times.Time(late.Until)],
        PinnedToAnother pin => texts[nameof(TicketsTexts.Refused_Pinned), pin.Engineer, times.Near(pin.Until), pin.Reason, pin.By],
        WrongStage { Departed: true } wrong => texts[nameof(TicketsTexts.Refused_Departed), vocabulary.Of(wrong.Stage)],
        WrongStage { AllowedFrom.Count: 0 } wrong => texts[nameof(TicketsTexts.Refused_WrongStage_Nowhere), vocabulary.Of(wrong.Stage)],
        WrongStage wrong => texts[nameof(TicketsTexts.Refused_WrongStage), vocabulary.Of(wrong.Stage), Listed(wrong.AllowedFrom.Select(stage => vocabulary.Of(stage)))],
        Prevented prevented => texts[nameof(TicketsTexts.Refused_Prevented), Told(prevented.Consequences)],
        ReasonWanted wanted => texts[nameof(TicketsTexts.Refused_ReasonWanted), Told(wanted.Consequences)],
        GatesUnmet gates => texts[nameof(TicketsTexts.Refused_Gate), Listed(Needs(gates.Missing))],
        _ => texts[nameof(TicketsTexts.Refused_Other), refusal.Code],
    };

    private string Told(IEnumerable<Consequence> consequences) => Listed(consequences.Select(one => Consequences.SayOf(one).InOne));

    private string Listed(IEnumerable<string> items) => string.Join(texts[nameof(TicketsTexts.Between_Items)], items);

    // Inside an English sentence a word of the vocabulary begins small; Chinese has no such thing.
    private static string Lower(string word) => word.ToLower(CultureInfo.CurrentCulture);

    private static string KeyOf(string field)
    {
        var open = field.IndexOf('[');
        var name = open < 0 ? field : string.Concat(field.AsSpan(0, open), field.AsSpan(field.IndexOf(']') + 1));
        return name.Replace('.', '_');
    }
}
