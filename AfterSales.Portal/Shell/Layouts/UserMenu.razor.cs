using AfterSales.Core.Data;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace AfterSales.Portal.Shell.Layouts;

/// <summary>Who is signed in, how the portal looks, and the way out.</summary>
public sealed partial class UserMenu
{
    private static readonly (string? Theme, string Name)[] Themes =
    [
        (null, nameof(ShellTexts.Theme_System)),
        ("light", nameof(ShellTexts.Theme_Light)),
        ("dark", nameof(ShellTexts.Theme_Dark)),
    ];

    private Actor? actor;

    /// <summary>light, dark, or null for the system's.</summary>
    [Parameter, EditorRequired]
    public string? Chosen { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<string?> OnChosen { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private string Name => actor?.Name ?? "";

    private string RoleWords => actor is null ? "" : string.Join(
        L[nameof(ShellTexts.Words_Separator)],
        Enum.GetValues<Roles>().Where(role => role != Roles.None && actor.Roles.HasFlag(role)).Select(role => L.Of(role)));

    protected override async Task OnInitializedAsync() => actor = (await Authentication).User.Actor(Core.Data.Origin.Page);
}
