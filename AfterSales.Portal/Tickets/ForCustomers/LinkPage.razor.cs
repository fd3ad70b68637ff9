using AfterSales.Core.Data;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tickets.Acceptances;
using AfterSales.Portal.Tickets.ForCustomers.Told;
using AfterSales.Portal.Tickets.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;

namespace AfterSales.Portal.Tickets.ForCustomers;

/// <summary>
/// What a customer's link opens: progress, acceptance or rating. Opening it changes nothing; whatever cannot be used
/// is the same page that does not exist.
/// </summary>
public sealed partial class LinkPage(LinkQueries links, QuoteQueries quotes, TicketDesk desk, NavigationManager navigation, JustDone done, IDataProtectionProvider protection)
{
    private static readonly TimeSpan FormLifetime = TimeSpan.FromHours(1);
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("customer-link-form").ToTimeLimitedDataProtector();
    private LinkView? view;
    private QuoteByLink? quote;
    private PostedForm form = null!;
    private string shown = "";
    private bool waits;

    [Parameter]
    public required string Token { get; set; }

    [SupplyParameterFromQuery]
    private string? Reported { get; set; }

    [SupplyParameterFromQuery]
    private string? Asked { get; set; }

    [SupplyParameterFromQuery]
    private bool Contract { get; set; }

    [SupplyParameterFromQuery]
    private string? Sent { get; set; }

    /// <summary>The customer comes from signing.</summary>
    [SupplyParameterFromQuery]
    private string? Accepted { get; set; }

    /// <summary>Why the last file was not taken, by its code.</summary>
    [SupplyParameterFromQuery]
    private string? Refused { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private string Address => $"{navigation.BaseUri}t/{Token}";

    private string Title => view!.Purpose switch
    {
        LinkPurpose.Accept => L[nameof(PublicTexts.Accept_Title)],
        LinkPurpose.Survey => L[nameof(PublicTexts.Survey_Title)],
        LinkPurpose.Quote when Contract || quote is { ToSign: true } => L[nameof(PublicTexts.Quote_ContractTitle)],
        LinkPurpose.Quote => L[nameof(PublicTexts.Quote_Title)],
        _ => L[nameof(PublicTexts.Link_Title)],
    };

    protected override async Task OnInitializedAsync()
    {
        form = await PostedForm.OfAsync(Http);
        view = await links.FindAsync(Token, Http.RequestAborted);
        if (view is { Purpose: LinkPurpose.Quote })
            quote = await quotes.ByLinkAsync(Token, Http.RequestAborted);
        if (view is null && !form.Posted)
            navigation.NotFound();
        else if (view is not null && view.Purpose != LinkPurpose.Track)
            shown = seal.Protect(Token, FormLifetime);
    }

    private SignAcceptance Signed => new() { SignerName = form["signerName"], Signature = form["signature"], Answers = PostedAnswers.Read(form), Read = form["read"] };

    private async Task AcceptAsync() =>
        await AfterAsync(await desk.AcceptByLinkAsync(Token, Signed, Http.RequestAborted), Signed.Refuses ? LinkAnswer.Refused : LinkAnswer.Accepted);

    private async Task RefuseAsync() =>
        await AfterAsync(await desk.RefuseByLinkAsync(Token, new RefuseAcceptance { Reason = form["reason"] }, Http.RequestAborted), LinkAnswer.Refused);

    private async Task AcceptQuoteAsync() =>
        await StayAsync(await desk.AcceptQuoteByLinkAsync(Token, new AcceptQuote { SignerName = form["signerName"] }, Http.RequestAborted));

    private async Task DeclineQuoteAsync() =>
        await StayAsync(await desk.DeclineQuoteByLinkAsync(Token, new DeclineQuote { Reason = form["reason"] }, Http.RequestAborted));

    private async Task SignContractAsync() =>
        await StayAsync(await desk.SignContractByLinkAsync(Token, new SignContract { SignerName = form["signerName"], Signature = form["signature"] }, Http.RequestAborted), signed: true);

    // What was answered stays to be read: the same page shows it, and after a second tap as well.
    private Task StayAsync(Outcome<Done> outcome, bool signed = false)
    {
        if (outcome.Refusal is Invalid invalid)
            form.Refuse(invalid);
        else if (outcome.Refusal is UnknownRefusal)
            navigation.NotFound();
        // A second tap finds nothing left to answer; what only a clause wants is the department's to bring.
        else if (outcome.Refusal is GatesUnmet gates && gates.Missing.All(unmet => unmet.Clause != UnmetNeed.OfType))
            waits = true;
        else
            navigation.NavigateTo($"/t/{Token}{(Contract || signed ? "?contract=true" : null)}");
        return Task.CompletedTask;
    }

    private async Task RateAsync() =>
        await AfterAsync(await desk.RateByLinkAsync(Token, new AnswerSurvey
        {
            Response = form.Number("response"),
            Quality = form.Number("quality"),
            Attitude = form.Number("attitude"),
            Recommend = form.Number("recommend"),
            Comment = form["comment"],
        }, Http.RequestAborted), LinkAnswer.Rated);

    /// <summary>The page that is shown again has the question on it; where nothing can be asked any more it says how the ticket stands.</summary>
    private async Task AskAsync()
    {
        var outcome = await desk.AskByLinkAsync(Token, new AskQuestion { Question = form["question"] }, Http.RequestAborted);
        if (outcome.Refusal is Invalid invalid)
            form.Refuse(invalid);
        else if (outcome.Refusal is UnknownRefusal)
            await LeaveAsync();
        else
            navigation.NavigateTo($"/t/{Token}{(outcome.Done ? $"?asked={done.Of("asked", Token)}#questions" : null)}");
    }

    /// <summary>The new ticket has a link of its own, and a page that says to keep it.</summary>
    private async Task RepeatAsync()
    {
        var outcome = await desk.RepeatByLinkAsync(Token, new ReportRepeat { Fault = form["fault"] }, Http.RequestAborted);
        if (outcome.Done)
            navigation.NavigateTo($"/t/{outcome.Value.Token}?reported=1");
        else if (outcome.Refusal is Invalid invalid)
            form.Refuse(invalid);
        else
            await LeaveAsync();
    }

    private async Task AfterAsync(Outcome<Done> outcome, LinkAnswer answer)
    {
        if (outcome is { Done: true, Value.Token: { } survey } && answer == LinkAnswer.Accepted)
            navigation.NavigateTo($"/t/{survey}?accepted={done.Of("accepted", survey)}");
        else if (outcome.Done)
            Thank(answer);
        else if (outcome.Refusal is Invalid invalid)
            form.Refuse(invalid);
        else if (outcome.Refusal is GatesUnmet)
            waits = true;
        else
            await LeaveAsync();
    }

    /// <summary>The second tap on a button finds the link used up, by the same person's first: they are thanked again.</summary>
    private async Task LeaveAsync()
    {
        view = null;
        if (WasShownHere() && await links.AnsweredAsync(Token, Http.RequestAborted) is { } answer)
            Thank(answer);
        else
            navigation.NotFound();
    }

    private bool WasShownHere()
    {
        try
        {
            return form["shown"] is { } proof && seal.Unprotect(proof) == Token;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }

    private void Thank(LinkAnswer answer) => navigation.NavigateTo($"/thanks/{answer.ToString().ToLowerInvariant()}");
}
