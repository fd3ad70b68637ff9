using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Rulebooks.Drafting;

/// <summary>The next edition while it is written: its words, its gates, its promised hours, and the day it comes into force.</summary>
public sealed partial class DraftPage(
    RulebookQueries queries, RulebookDesk desk, ReadersTime times, TimeProvider clock, NavigationManager navigation, IStringLocalizer<RulebookPagesTexts> L)
{
    private const int MostOwn = 50;

    private enum Ask { Nothing, Publish, Discard }

    private DraftForm? form;
    private int number;
    private long version;
    private bool loaded, busy, sayIt;
    private Refusal? refusal;
    private Problem? fromWrong;
    private DateTime? savedAt;
    private Ask asking;
    private DateOnly? from;
    private string earliest = "";
    private ElementReference said;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        from = times.Today.AddDays(1);
        earliest = times.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await LoadAsync();
        loaded = true;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!sayIt || refusal is null)
            return;
        sayIt = false;
        await said.FocusAsync();
    }

    /// <summary>What the database says now, over what was typed.</summary>
    private async Task LoadAsync()
    {
        var draft = await DraftAsync();
        (form, number, version) = draft is null ? (null, 0, 0) : (new DraftForm(draft), draft.Number, draft.Version);
        (refusal, savedAt) = (null, null);
    }

    private Task SaveAsync() => OnceAsync(async () => { await SavedAsync(); });

    private Task PublishAsync() => OnceAsync(async () =>
    {
        // What is published is what stands on the page.
        if (from is { } day && await SavedAsync() && Heard(await desk.PublishAsync(await ActorAsync(), number, version, day, Gone)))
            navigation.NavigateTo(string.Create(CultureInfo.InvariantCulture, $"/rulebook/{number}"));
    });

    private Task DiscardAsync() => OnceAsync(async () =>
    {
        if (Heard(await desk.DiscardAsync(await ActorAsync(), number, Gone)))
            navigation.NavigateTo("/rulebook/editions");
    });

    /// <summary>The draft is no draft any more: what was typed goes on in another.</summary>
    private Task GoOnInAnotherAsync() => OnceAsync(async () =>
    {
        var editions = await queries.EditionsAsync(await ActorAsync(), Gone);
        if (editions.FirstOrDefault(edition => edition.Draft) is { } theirs)
        {
            // Somebody has begun one already: whose words it keeps is for the reader to say.
            (number, version) = (theirs.Number, theirs.Version);
            Refuse(new DraftChanged(version));
            return;
        }
        var copyOf = editions.FirstOrDefault(edition => edition.Number == number) ?? editions.First(edition => edition.InForce);
        var begun = await desk.DraftAsync(await ActorAsync(), copyOf.Number.ToString(CultureInfo.InvariantCulture), Gone);
        if (Heard(begun) && await DraftAsync() is { } draft)
        {
            (number, version) = (draft.Number, draft.Version);
            await SavedAsync();
        }
    });

    private async Task<bool> SavedAsync()
    {
        if (!Heard(await desk.EditAsync(await ActorAsync(), number, version, form!.Written, Gone)))
            return false;
        if (await DraftAsync() is { } draft)
            version = draft.Version;
        savedAt = clock.GetUtcNow().UtcDateTime;
        return true;
    }

    private bool Heard(Outcome<int> outcome)
    {
        var errors = (outcome.Refusal as Invalid)?.Errors;
        form!.Mark(errors ?? new Dictionary<string, IReadOnlyList<Problem>>());
        fromWrong = errors?.GetValueOrDefault("effectiveFrom") is [var problem, ..] ? problem : null;
        if (outcome.Done)
        {
            refusal = null;
            return true;
        }
        // What is written stays; what it would be written over is now known.
        if (outcome.Refusal is DraftChanged changed)
            version = changed.Version;
        Refuse(outcome.Refusal);
        return false;
    }

    private void Refuse(Refusal refused) => (refusal, sayIt, asking, savedAt) = (refused, true, Ask.Nothing, null);

    private string Say(Refusal refused) => refused switch
    {
        DraftChanged => L[nameof(RulebookPagesTexts.Refused_DraftChanged)],
        AlreadyPublished published => L[nameof(RulebookPagesTexts.Refused_AlreadyPublished), published.Number],
        UnknownRefusal => L[nameof(RulebookPagesTexts.Refused_Gone)],
        InvalidRefusal => L[nameof(RulebookPagesTexts.Refused_Invalid)],
        _ => L[nameof(RulebookPagesTexts.Refused_Begin)],
    };

    private void TakeOutUnknown()
    {
        form!.Rules.RemoveAll(rule => rule.Wrong.ContainsKey("gate"));
        refusal = null;
    }

    private void Remove(ClauseForm clause) => form!.Clauses.Remove(clause);

    // A clause's fields are there only when it is open, those of one that is put in only when it is.
    private void OpenKept(IReadOnlyList<string> names)
    {
        foreach (var clause in form!.Clauses.Where(clause => names.Any(name => name.StartsWith($"{clause.Place}/", StringComparison.Ordinal))))
            clause.Open = true;
        var most = names.Select(name => name.Split('/')).Where(parts => parts is ["own", ..]).Select(parts => int.TryParse(parts[1], CultureInfo.InvariantCulture, out var number) ? Math.Min(number, MostOwn) : -1).DefaultIfEmpty(-1).Max();
        while ((form.Clauses.Max(clause => clause.Own) ?? -1) < most)
            form.AddClause();
    }

    // One press, one deed, however often it is pressed.
    private async Task OnceAsync(Func<Task> act)
    {
        if (busy)
            return;
        busy = true;
        await act();
        busy = false;
    }

    private async Task<EditionFile?> DraftAsync() => (await queries.EditionsAsync(await ActorAsync(), Gone)).FirstOrDefault(edition => edition.Draft);

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}
