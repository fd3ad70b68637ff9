using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Satisfaction;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using AfterSales.Portal.Customers.Complaints;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Satisfaction.Complaints;

/// <summary>The whole of a complaint: what was said, by when the customer shall have an answer, what comes next, and what happened.</summary>
public sealed partial class ComplaintPage(
    ComplaintQueries queries, ComplaintDesk desk, PeopleQueries people, QualitySignal signal, ReadersTime times, TimeProvider clock, IStringLocalizer<SatisfactionTexts> L, IStringLocalizer<ComplaintsTexts> Vocabulary)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(30);
    private ComplaintFile? file;
    private IReadOnlyList<EntryField>? form;
    private ComplaintMove doing;
    private long seen;
    private bool supervises;
    private bool loaded;

    [Parameter]
    public int Id { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    /// <summary>The one step that leads on; null: nothing does.</summary>
    private ComplaintMove? Next => file switch
    {
        null or { State: ComplaintState.Closed or ComplaintState.Voided } => null,
        { OwnerId: null } => ComplaintMove.Take,
        { State: ComplaintState.Open, Cause: null } => ComplaintMove.FindCause,
        { State: ComplaintState.Open } => ComplaintMove.Answer,
        { ContentAt: null } => ComplaintMove.CallBack,
        { Cause: null } => ComplaintMove.FindCause,
        _ => ComplaintMove.Close,
    };

    private static IEnumerable<ComplaintState> Way => [ComplaintState.Open, ComplaintState.Answered, ComplaintState.Closed];

    /// <summary>What else may be done.</summary>
    private IEnumerable<ComplaintMove> Further => Enum.GetValues<ComplaintMove>().Where(move => move == Next || (file!.State, move) switch
    {
        (_, ComplaintMove.Note) => true,
        (ComplaintState.Closed or ComplaintState.Voided, _) => false,
        (_, ComplaintMove.Void) => supervises,
        (ComplaintState.Open, ComplaintMove.MoveDue) => supervises,
        (ComplaintState.Open, ComplaintMove.Answer) => true,
        (_, ComplaintMove.Take or ComplaintMove.FindCause or ComplaintMove.Sort) => true,
        _ => false,
    });

    private IEnumerable<(string Name, string? Text)> Found =>
    [
        (L[nameof(SatisfactionTexts.Complaint_Cause)], file!.Cause),
        (L[nameof(SatisfactionTexts.Complaint_Answer)], file.Answer),
        (L[nameof(SatisfactionTexts.Complaint_Lesson)], file.Lesson),
    ];

    /// <summary>Who said that it was entered by mistake, when and why; null: nobody.</summary>
    private ComplaintEventLine? Voiding => file is { State: ComplaintState.Voided } ? file.Events.LastOrDefault(one => one.Step == ComplaintStep.Voided) : null;

    protected override void OnInitialized()
    {
        Follow(TicksAsync(), _ => StateHasChanged());
        FollowChanges(signal, clock, ReadAsync);
    }

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var actor = await ActorAsync();
        supervises = actor.IsSupervisor;
        file = await queries.FindAsync(actor, Id, Gone);
        loaded = true;
    }

    private async IAsyncEnumerable<DateTimeOffset> TicksAsync()
    {
        using var timer = new PeriodicTimer(Tick, clock);
        while (await timer.WaitForNextTickAsync(Gone))
            yield return clock.GetUtcNow();
    }

    private async Task BeginAsync(ComplaintMove move)
    {
        // What somebody else does while the reader writes is shown, and not written over without a word.
        (doing, seen) = (move, file!.Version);
        form = move switch
        {
            ComplaintMove.Take => [new("ownerId", L[nameof(SatisfactionTexts.Owner)], Required: true) { Choices = await people.WorkersAsync(await ActorAsync(), Gone), Value = await MeAsync() }],
            ComplaintMove.FindCause => [new("cause", L[nameof(SatisfactionTexts.Complaint_Cause)], "longText", Required: true) { Value = file!.Cause }],
            ComplaintMove.Answer => [new("answer", L[nameof(SatisfactionTexts.Complaint_Answer)], "longText", Required: true)],
            ComplaintMove.CallBack =>
            [
                new("outcome", L[nameof(SatisfactionTexts.Complaint_Outcome)], Required: true) { Choices = [.. Enum.GetValues<CallOutcome>().Select(outcome => new EntryChoice(outcome.ToString(), L.Of(outcome)))] },
                new("words", L[nameof(SatisfactionTexts.Complaint_CallWords)], "longText"),
            ],
            ComplaintMove.Close => [new("lesson", L[nameof(SatisfactionTexts.Complaint_LessonAsked)], "longText", Required: true) { Value = file!.Lesson }],
            ComplaintMove.Note => [new("text", L[nameof(SatisfactionTexts.Note)], "longText", Required: true)],
            ComplaintMove.Sort => [new("kind", L[nameof(SatisfactionTexts.Kind)], Required: true) { Choices = [.. Enum.GetValues<ComplaintKind>().Select(kind => new EntryChoice(kind.ToString(), Vocabulary.Of(kind)))], Value = file!.Kind.ToString() }],
            ComplaintMove.Void => [new("reason", L[nameof(SatisfactionTexts.Complaint_VoidedFor)], "longText", Required: true)],
            _ =>
            [
                new("dueAt", L[nameof(SatisfactionTexts.Complaint_NewDue)], "datetime-local", Required: true) { Value = times.ToLocal(file!.DueAt).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) },
                new("reason", L[nameof(SatisfactionTexts.Reason)], "longText", Required: true),
            ],
        };
    }

    private async Task OpenLeftAsync(string name)
    {
        if (name.Split('-') is [var id, var move] && id == Id.ToString(CultureInfo.InvariantCulture) && Enum.TryParse<ComplaintMove>(move, out var left) && file is { MayWork: true } && Further.Contains(left))
            await BeginAsync(left);
    }

    private async Task<Refusal?> SaveAsync()
    {
        var (actor, values) = (await ActorAsync(), form!.ToDictionary(field => field.Name));
        string? Text(string name) => values[name].Value;
        var outcome = doing switch
        {
            ComplaintMove.Take => await desk.TakeAsync(actor, Id, seen, values["ownerId"].Whole ?? 0, Gone),
            ComplaintMove.FindCause => await desk.FindCauseAsync(actor, Id, seen, Text("cause"), Gone),
            ComplaintMove.Answer => await desk.AnswerAsync(actor, Id, seen, Text("answer"), Gone),
            ComplaintMove.CallBack => await desk.CallBackAsync(actor, Id, seen, values["outcome"].ChoiceOf<CallOutcome>(), Text("words"), Gone),
            ComplaintMove.Close => await desk.CloseAsync(actor, Id, seen, Text("lesson"), Gone),
            ComplaintMove.Note => await desk.NoteAsync(actor, Id, Text("text"), Gone),
            ComplaintMove.Sort => await desk.SortAsync(actor, Id, seen, values["kind"].ChoiceOf<ComplaintKind>(), Gone),
            ComplaintMove.Void => await desk.VoidAsync(actor, Id, seen, Text("reason"), Gone),
            _ => await desk.MoveDueAsync(actor, Id, seen, MomentOf(Text("dueAt")), Text("reason"), Gone),
        };
        if (outcome.Done)
            form = null;
        // Of what somebody else has done meanwhile the reader sees what it is, and can save again.
        if (outcome.Done || outcome.Refusal is StaleRefusal)
            await ReadAsync();
        seen = file?.Version ?? seen;
        return outcome.Refusal;
    }

    private string? TextOf(ComplaintEventLine one) => one.Step == ComplaintStep.KindChanged && Enum.TryParse<ComplaintKind>(one.Text, out var kind) ? Vocabulary.Of(kind)
        : one.Step == ComplaintStep.Opened ? null : one.Text;

    private DateTime? MomentOf(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? times.ToUtc(local) : null;

    private async Task<string?> MeAsync() => (await ActorAsync()).EmployeeId?.ToString(CultureInfo.InvariantCulture);

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}
