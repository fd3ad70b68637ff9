using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Tickets.Acceptances;

/// <summary>What was accepted, exactly: a sheet of A4 with the words as they were kept and their hash.</summary>
public sealed partial class AcceptancePage(TicketQueries tickets)
{
    private TicketFile? file;
    private AcceptanceFacts? entry;
    private bool missing;

    [Parameter]
    public string Number { get; set; } = "";

    /// <summary>Counted from 1, in the order in which they were given.</summary>
    [Parameter]
    public int Which { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        file = (await tickets.FileAsync((await Authentication).User.Actor(Origin.Page), Number)).Value;
        entry = file?.Acceptances.ElementAtOrDefault(Which - 1);
        missing = entry is null;
    }

    // The sheet shows what was signed, not what the file has come to say since. A value may go over several lines.
    private string? Kept(string name)
    {
        var words = entry!.Words;
        var begin = words.StartsWith($"{name}: ", StringComparison.Ordinal) ? 0 : words.IndexOf($"\n{name}: ", StringComparison.Ordinal) + 1;
        if (begin == 0 && !words.StartsWith($"{name}: ", StringComparison.Ordinal))
            return null;
        begin += name.Length + 2;
        return words[begin..words.IndexOf('\n', begin)];
    }
}
