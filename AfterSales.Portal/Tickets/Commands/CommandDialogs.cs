using AfterSales.Core.Tickets;
using MudBlazor;

namespace AfterSales.Portal.Tickets.Commands;

/// <summary>Opens a command's form.</summary>
public static class CommandDialogs
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Medium, CloseOnEscapeKey = true, BackdropClick = false };

    extension(IDialogService dialogs)
    {
        /// <summary>Asks for what a command needs and runs it; null when the reader went back.</summary>
        /// <param name="version">The version the reader saw; without it the ticket as it is when the form opens.</param>
        /// <param name="preset">Fields that are known already, by API name.</param>
        public async Task<Done?> AskAsync(string number, string command, long? version = null, IReadOnlyDictionary<string, string>? preset = null)
        {
            var parameters = new DialogParameters<CommandDialog>
            {
                { dialog => dialog.Number, number },
                { dialog => dialog.Command, command },
                { dialog => dialog.Version, version },
                { dialog => dialog.Preset, preset ?? new Dictionary<string, string>() },
            };
            var dialog = await dialogs.ShowAsync<CommandDialog>(null, parameters, Options);
            return (await dialog.Result)?.Data as Done;
        }
    }
}
