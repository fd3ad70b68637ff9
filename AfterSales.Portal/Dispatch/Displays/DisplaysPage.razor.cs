using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Dispatch.Displays;

/// <summary>The screens on the walls: their keys, what they show, when they were last seen.</summary>
public sealed partial class DisplaysPage(DisplayDesk desk, ReadersTime times, NavigationManager navigation, TimeProvider clock, IStringLocalizer<DisplaysTexts> L)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);
    private IReadOnlyList<DisplayLine>? lines;
    private IReadOnlyList<string> problems = [];
    private DisplayForm form = new(null);
    private Secret? secret;
    private int? revoking;
    private bool busy;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        await ReadAsync();
        Follow(Beats(), async _ =>
        {
            await ReadAsync();
            StateHasChanged();
        });
    }

    private async Task ReadAsync() => lines = await desk.ListAsync(await ActorAsync(), Gone);

    private void Edit(DisplayLine line) => (form, problems, secret) = (new DisplayForm(line), [], null);

    private async Task SaveAsync()
    {
        if (busy)
            return;
        busy = true;
        var (actor, entry) = (await ActorAsync(), form.Written);
        var refusal = form.Id is { } id ? (await desk.ChangeAsync(actor, id, entry, Gone)).Refusal : await MakeAsync(actor, entry);
        busy = false;
        problems = refusal switch
        {
            null => [],
            Invalid invalid => [.. invalid.Errors.Keys.Select(field => L[$"Problem_{field}"].Value).Distinct()],
            _ => [L[nameof(DisplaysTexts.Refused)].Value],
        };
        if (refusal is null)
            form = new DisplayForm(null);
        await ReadAsync();
    }

    private async Task<Refusal?> MakeAsync(Actor actor, DisplayEntry entry)
    {
        var made = await desk.MakeAsync(actor, entry, Gone);
        secret = made.Done ? new Secret(entry.Name!.Trim(), $"{navigation.BaseUri}wall?key={made.Value.Key}") : null;
        return made.Refusal;
    }

    private async Task RevokeAsync(int id)
    {
        await desk.RevokeAsync(await ActorAsync(), id, Gone);
        (revoking, secret) = (null, null);
        await ReadAsync();
    }

    private string Shows(WallSettings settings)
    {
        var scenes = string.Join(" · ", settings.Scenes.Select(scene => L[$"WallScene_{scene}"].Value));
        var shown = settings.Scenes.Count > 1 ? L[nameof(DisplaysTexts.Settings_Turns), scenes, settings.RotateSeconds].Value : scenes;
        return settings is { DimFrom: { } from, DimTo: { } to } ? $"{shown} · {L[nameof(DisplaysTexts.Settings_Dims), Hour(from), Hour(to)]}" : shown;
    }

    private static string Hour(TimeOnly time) => time.ToString("HH:mm", CultureInfo.CurrentCulture);

    private async IAsyncEnumerable<long> Beats()
    {
        using var timer = new PeriodicTimer(Beat, clock);
        while (await timer.WaitForNextTickAsync(Gone))
            yield return clock.GetTimestamp();
    }

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);

    /// <param name="Link">With the key in it: shown once and forgotten.</param>
    private sealed record Secret(string Name, string Link);
}
