using System.Net;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Tickets.ForCustomers;

/// <summary>The customer reads a quote by link, says yes or no, and signs the contract.</summary>
public sealed class QuoteByLinkTests
{
    private static readonly Dictionary<string, string?> R3 = new() { ["Rulebook:Preset"] = "R3", ["Company:Name"] = "华岳重工 & Söhne" };

    private static readonly string Drawn = $"data:image/png;base64,{Convert.ToBase64String(Pictures.Png(8, 8))}";

    [Fact]
    public async Task The_quote_is_accepted_and_the_contract_signed_by_the_same_link()
    {
        await using var portal = new PortalFactory { Settings = R3 };
        var (work, ticket) = await OfferedAsync(portal);
        using var client = portal.Anonymous();
        var at = $"/t/{ticket.Token}";
        var page = await client.OpenAsync(at);
        Assert.Equal("人民币贰万零叁佰肆拾元整", page.Text("capitals").Trim());
        Assert.Contains("华岳重工 & Söhne", page.Body!.TextContent, StringComparison.Ordinal);

        using var unnamed = await client.SendAsync(at, page, "accept-quote", ("signerName", " "));
        Assert.NotEmpty((await unnamed.ReadPageAsync()).Text("problem-signerName"));
        using var accepted = await client.SendAsync(at, page, "accept-quote", ("signerName", "王工"));
        Assert.Equal(at, accepted.LeadsTo());
        Assert.Equal(Stage.Planning, (await work.StandingAsync(ticket.Number)).Stage);

        var contract = await client.OpenAsync(at);
        Assert.NotNull(contract.QuerySelector("[data-testid=contract-sheet]"));
        using var signed = await client.SendAsync(at, contract, "sign-contract", ("signerName", "王工"));
        Assert.Equal($"{at}?contract=true", signed.LeadsTo());
        Assert.Equal(Stage.ToDispatch, (await work.StandingAsync(ticket.Number)).Stage);
        var kept = await client.OpenAsync(signed.LeadsTo());
        Assert.Equal(2, kept.QuerySelectorAll("[data-testid=proof]").Length);
        Assert.Null(kept.QuerySelector("form[data-testid]"));
    }

    [Fact]
    public async Task Who_signs_while_a_clause_still_wants_something_is_told_and_keeps_what_was_drawn()
    {
        // A quote from before it was asked who pays; since then only the signature is missing.
        await using var portal = new PortalFactory { Settings = R3 };
        var (work, ticket) = await OfferedAsync(portal);
        using var client = portal.Anonymous();
        var at = $"/t/{ticket.Token}";
        using var accepted = await client.SendAsync(at, await client.OpenAsync(at), "accept-quote", ("signerName", "王工"));
        var contract = await client.OpenAsync(at);
        await using (var db = await portal.Get<IDbContextFactory<AfterSalesDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
            await db.Tickets.ExecuteUpdateAsync(set => set.SetProperty(one => one.VerifiedAt, (DateTime?)null), TestContext.Current.CancellationToken);

        using var signed = await client.SendAsync(at, contract, "sign-contract", ("signerName", "王工"), ("signature", Drawn));
        var page = await signed.ReadPageAsync();
        Assert.NotEmpty(page.Text("waits"));
        Assert.Equal(Drawn, page.QuerySelector("[data-testid=signature]")!.GetAttribute("value"));
        Assert.Equal(Stage.Planning, (await work.StandingAsync(ticket.Number)).Stage);
    }

    [Fact]
    public async Task A_customer_declines_with_a_reason_and_a_new_quote_has_a_new_link()
    {
        await using var portal = new PortalFactory { Settings = R3 };
        var (work, ticket) = await OfferedAsync(portal);
        using var client = portal.Anonymous();
        var page = await client.OpenAsync($"/t/{ticket.Token}");
        using var empty = await client.SendAsync($"/t/{ticket.Token}", page, "decline-quote", ("reason", " "));
        Assert.NotEmpty((await empty.ReadPageAsync()).Text("problem-reason"));
        using var declined = await client.SendAsync($"/t/{ticket.Token}", page, "decline-quote", ("reason", "太贵"));
        Assert.Equal($"/t/{ticket.Token}", declined.LeadsTo());

        var standing = await work.StandingAsync(ticket.Number);
        var again = await work.RunAsync(ticket with { Version = standing.Version }, work.Staff, Department.Offer(DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1)));
        Assert.NotEqual(ticket.Token, again.Token);
        using var old = await client.GetAsync($"/t/{ticket.Token}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
    }

    private static async Task<(FieldWork Work, Done Ticket)> OfferedAsync(PortalFactory portal)
    {
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.Planning);
        ticket = await work.RunAsync(ticket, work.Staff, Department.Plan());
        ticket = await work.RunAsync(ticket, work.Supervisor, new ApprovePlan());
        return (work, await work.RunAsync(ticket, work.Staff, Department.Offer(DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1))));
    }
}
