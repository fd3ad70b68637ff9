using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Dispatch.Board.Cards;
using AfterSales.Portal.Tests.Tickets;
using AfterSales.Portal.Tests.World;
using AfterSales.Portal.Tickets.Commands;
using AfterSales.Portal.Tickets.Sending;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace AfterSales.Portal.Tests.Dispatch.Planning;

/// <summary>How whoever sends somebody is shown who could go, and why not the others.</summary>
public sealed class ChoosingTests
{
    [Fact]
    public async Task The_form_names_the_best_first_folds_the_others_and_asks_why_where_that_has_to_be_said()
    {
        await using var pages = await TicketPages.NewAsync();
        var ticket = await pages.RunAsync(pages.Staff, await pages.RegisteredAsync(), new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        var (best, other) = (pages.Engineer.EmployeeId!.Value, pages.Engineer.EmployeeId!.Value + 1);
        var board = new Board(
            new EngineerAtHand(best, true, false, false, "in time · about 20 min", [new SaidLine(SaidTone.Good, "There in time")]),
            new EngineerAtHand(other, false, false, true, "▲ Off duty", [new SaidLine(SaidTone.Warn, "Off duty")]));
        pages.Services.AddSingleton<IEngineersAtHand>(board);
        pages.SignInAs(pages.Supervisor);
        var dialog = pages.Dialogs();
        await dialog.InvokeAsync(() => { _ = pages.Services.GetRequiredService<IDialogService>().AskAsync(ticket.Number, nameof(Assign)); });
        await dialog.WaitForElementAsync("[data-testid=command-send]:not([disabled])");

        Assert.Equal(["赵强in time · about 20 min"], dialog.FindAll("[data-testid=engineerIds] > label").Select(Words));
        Assert.Equal(["周敏▲ Off duty"], dialog.FindAll("[data-testid=why-not] label").Select(Words));
        Assert.Empty(dialog.FindAll("[name=overrideReason]"));
        await dialog.Find($"[name=engineerIds][value='{other}']").ChangeAsync(true);
        Assert.Contains("Off duty", dialog.Find("[data-testid=consequences]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Off duty", dialog.Find("#command-overrideReason-said").TextContent, StringComparison.Ordinal);

        // Another time is another question.
        await dialog.Find("[name=start]").InputAsync("2026-11-23T14:00");
        // After the break for lunch, unless somebody says otherwise.
        Assert.Equal([TicketPages.Noon.AddMinutes(90), TicketPages.Noon.AddHours(2)], board.Asked.Select(form => form.Start));

        static string Words(AngleSharp.Dom.IElement row) => string.Concat(row.QuerySelectorAll("span, .when").Select(one => one.TextContent.Trim()));
    }

    [Fact]
    public async Task The_menu_names_the_best_and_unfolds_why_not_the_others()
    {
        await using var pages = await TicketPages.NewAsync();
        pages.Services.AddScoped<MoveWords>();
        var assign = new CommandOffer(nameof(Assign), true, [], []);
        Consequence[] near = [new WayThere(WayFrom.Home, "长治", null, 60, 66), new ArrivalExpected(Weight.Fact, TicketPages.Noon, TicketPages.Noon.AddHours(2)), new DayFilled(Weight.Fact, 2, 300, 480)];
        var moves = new CardMoves("AS-20261123-001", 1, Stage.ToDispatch, [],
        [
            new EngineerMove(3, assign, null, null, TicketPages.Noon, TicketPages.Noon.AddHours(2), near),
            new EngineerMove(4, assign, null, null, TicketPages.Noon, TicketPages.Noon.AddHours(2), [.. near, new RunsInto("AS-20261123-009", 30)]),
            new EngineerMove(5, null, MoveRefusal.Prevented, null, TicketPages.Noon, TicketPages.Noon.AddHours(2), [new CertificateMissing("R5.7", Need.CertificateEnded, "高压电工证")]),
        ], []);
        MoveChoice? chosen = null;
        var menu = pages.Render<CardMenu>(parameters => parameters.Add(view => view.Moves, moves).Add(view => view.NameOf, id => $"工程师{id}")
            .Add(view => view.OnChosen, choice => chosen = choice).Add(view => view.OnClosed, () => { }).Add(view => view.OnMap, _ => { }));

        Assert.Equal("工程师3in time · about 1 h 6 min · jobs today: 2", Assert.Single(menu.FindAll(".person")).TextContent.Trim());
        Assert.Empty(menu.FindAll("[data-testid=menu-also-possible]"));
        await menu.Find("[data-testid=menu-why-not]").ClickAsync(new());
        Assert.Contains("▲ overlaps 30 min", menu.Find("[data-testid=menu-engineer-4]").TextContent, StringComparison.Ordinal);
        Assert.Contains("▲ Overlaps AS-20261123-009, by 30 min", menu.Find("[data-testid=menu-engineer-4]").GetAttribute("title"), StringComparison.Ordinal);
        Assert.Equal("工程师5⊘ Certificate expired by the visit: 高压电工证", menu.Find("[data-testid=menu-engineer-5]").TextContent.Trim());
        // Who must not be sent is not sent by a press: it says all that keeps them.
        await menu.Find("[data-testid=menu-engineer-5]").ClickAsync(new());
        Assert.Contains("⊘ Certificate expired by the visit: 高压电工证 R5.7", menu.Find("[data-testid=menu-engineer-5]").TextContent, StringComparison.Ordinal);
        Assert.Null(chosen);
        await menu.Find("[data-testid=menu-engineer-4]").ClickAsync(new());
        Assert.Equal(4, chosen?.Engineer?.EngineerId);
    }

    [Fact]
    public async Task Whom_nothing_speaks_against_is_not_among_those_who_are_explained()
    {
        await using var pages = await TicketPages.NewAsync();
        pages.Services.AddScoped<MoveWords>();
        Consequence[] fine = [new ArrivalExpected(Weight.Fact, TicketPages.Noon, TicketPages.Noon.AddHours(2))];
        Consequence[] against = [new SkillMissing("液压"), new RunsInto("AS-20261123-009", 30), new ArrivalExpected(Weight.AsksReason, TicketPages.Noon.AddMinutes(125), TicketPages.Noon)];
        var moves = new CardMoves("AS-20261123-001", 1, Stage.ToDispatch, [],
            [.. Enumerable.Range(1, 8).Select(id => new EngineerMove(id, new CommandOffer(nameof(Assign), true, [], []), null, null, TicketPages.Noon, TicketPages.Noon.AddHours(2), id < 8 ? fine : against))], []);
        var menu = pages.Render<CardMenu>(parameters => parameters.Add(view => view.Moves, moves).Add(view => view.NameOf, id => $"工程师{id}")
            .Add(view => view.OnChosen, _ => { }).Add(view => view.OnClosed, () => { }));

        Assert.Contains("Also possible (2)", menu.Find("[data-testid=menu-also-possible]").TextContent, StringComparison.Ordinal);
        await menu.Find("[data-testid=menu-also-possible]").ClickAsync(new());
        Assert.Equal(7, menu.FindAll(".person").Count);
        Assert.Contains("(1)", menu.Find("[data-testid=menu-why-not]").TextContent, StringComparison.Ordinal);
        await menu.Find("[data-testid=menu-why-not]").ClickAsync(new());
        // The weightiest at a glance, and all of it behind that.
        Assert.Equal("工程师8▲ 2 h 5 min late · ▲ no skill: 液压 · 1 more", menu.Find("[data-testid=menu-engineer-8]").TextContent.Trim());
        Assert.Contains("▲ No skill noted: 液压 · ▲ Overlaps AS-20261123-009, by 30 min · ▲ There about 14:05, promised 12:00 2 h 5 min late", menu.Find("[data-testid=menu-engineer-8]").GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_sends_without_a_reason_and_reads_what_it_brought_about()
    {
        await using var portal = new PortalFactory();
        var ticket = await portal.WaitingForDispatchAsync();
        var engineer = (await portal.ActorAsync("engineer1")).EmployeeId!.Value;
        await portal.SendToWorkAsync(engineer, onDuty: false);
        using var client = await portal.AsAsync("supervisor1");
        var now = DateTime.UtcNow;

        using var answer = await client.PostAsJsonAsync(
            $"/api/v1/tickets/{ticket.Number}/commands/Assign", new { ticket.Version, engineerIds = new[] { engineer }, start = now, end = now.AddHours(1) }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var sent = (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("activities").EnumerateArray().Last();
        var kept = sent.GetProperty("consequences").EnumerateArray().Single(one => one.GetProperty("kind").GetString() == "off-duty");
        Assert.Equal(("AsksReason", "赵强"), (kept.GetProperty("weight").GetString(), kept.GetProperty("engineer").GetString()));
    }

    private sealed class Board(params EngineerAtHand[] ranked) : IEngineersAtHand
    {
        public List<SendingForm> Asked { get; } = [];

        public Task<IReadOnlyList<EngineerAtHand>> ForAsync(Actor actor, string number, SendingForm form, CancellationToken cancel)
        {
            Asked.Add(form);
            return Task.FromResult<IReadOnlyList<EngineerAtHand>>(ranked);
        }
    }
}
