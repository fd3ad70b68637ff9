using AfterSales.Core.Data;
using AfterSales.Core.Import;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace AfterSales.Portal.Import;

/// <summary>
/// History of another system, step by step: the file, what its columns mean, a check, the import, what came of it, and
/// the way back. The file itself comes by an endpoint; the import runs apart from the page.
/// </summary>
public sealed partial class ImportPage(Uploads uploads, ImportRunner runner, ImportQueries imports, ImportUndo undo)
{
    private IReadOnlyList<PastImport> past = [];
    private IReadOnlyList<string> sources = [];
    private ImportState state = ImportState.Nothing;
    private Upload? upload;
    private Refusal? refused, undoRefused;
    private PastImport? undone;
    private long? undoing;
    private bool looking;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    /// <summary>The file that was sent.</summary>
    [SupplyParameterFromQuery]
    public string? File { get; set; }

    // What has been taken back since is no news any more.
    private ImportState Shown => past.Any(import => import.UndoneAt is not null && import.Id == state.Report?.RunId) ? ImportState.Nothing : state;

    protected override async Task OnInitializedAsync()
    {
        state = runner.State;
        await ReadPastAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        var user = (await Authentication).User;
        // Who comes back without naming a file finds the one that is being worked on.
        upload = uploads.Find(File ?? state.UploadId, user.Key);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            Follow(runner.Watch(Gone), ShowAsync);
    }

    private async Task ShowAsync(ImportState now)
    {
        var ended = state.Running && !now.Running;
        state = now;
        if (ended && !now.Dry)
            await ReadPastAsync();
        StateHasChanged();
    }

    private async Task ReadPastAsync()
    {
        past = (await imports.PastAsync(await ActorAsync(), Gone)).Value ?? [];
        sources = [.. past.Select(one => one.Source).Distinct()];
    }

    private void Choose(MappingDraft draft)
    {
        if (upload is not null)
            upload.Draft = draft;
    }

    private async Task LookAgainAsync((string Encoding, char Delimiter) written)
    {
        if (upload is not { } seen)
            return;
        (looking, seen.Draft) = (true, seen.Draft with { Encoding = written.Encoding, Delimiter = written.Delimiter });
        StateHasChanged();
        var survey = await Uploads.LookAgainAsync(seen, written.Encoding, written.Delimiter, Gone);
        looking = false;
        if (survey is null)
        {
            upload = null;
            return;
        }
        seen.Survey = survey;
        // Read otherwise the columns have other names, and what was chosen points to none of them.
        var guess = MappingDraft.Guess(survey, seen.Draft.Source, seen.Draft.TimeZone);
        if (seen.Draft.Columns.Values.Any(column => !survey.Headers.Contains(column)) || seen.Draft.Columns.IsEmpty)
            seen.Draft = guess;
    }

    private async Task Start(bool dry)
    {
        // The second half of a double click asks for what is being done.
        if (runner.State is { Running: true } now && now.UploadId == upload?.Id)
            return;
        if (upload?.Draft.ToMapping() is { } mapping)
            refused = runner.Start(await ActorAsync(), upload, mapping, dry);
    }

    private async Task CancelAsync() => refused = runner.Cancel(await ActorAsync());

    private async Task UndoAsync(PastImport import)
    {
        // The second half of a double click asks for what is being done, or has been.
        if (undoing is not null || undone?.Id == import.Id)
            return;
        (undone, undoRefused, undoing) = (null, null, import.Id);
        StateHasChanged();
        var outcome = await undo.UndoAsync(await ActorAsync(), import.Id, Gone);
        undoing = null;
        if (outcome.Done)
            undone = import;
        else
            undoRefused = outcome.Refusal;
        await ReadPastAsync();
    }

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}
