using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Tickets.ForCustomers;

/// <summary>Where a customer's form leads: thanks, and nothing about anybody's ticket.</summary>
public sealed partial class ThanksPage(NavigationManager navigation)
{
    private static readonly Dictionary<string, (string Title, string Text)> Known = new()
    {
        ["accepted"] = (nameof(PublicTexts.Thanks_Accepted_Title), nameof(PublicTexts.Thanks_Accepted_Text)),
        ["refused"] = (nameof(PublicTexts.Thanks_Refused_Title), nameof(PublicTexts.Thanks_Refused_Text)),
        ["rated"] = (nameof(PublicTexts.Thanks_Rated_Title), nameof(PublicTexts.Thanks_Rated_Text)),
        ["received"] = (nameof(PublicTexts.Thanks_Received_Title), nameof(PublicTexts.Thanks_Received_Text)),
    };

    [Parameter]
    public required string What { get; set; }

    protected override void OnInitialized()
    {
        if (!Known.ContainsKey(What))
            navigation.NotFound();
    }
}
