using System.Text.RegularExpressions;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AfterSales.Portal.Tests.World;

/// <summary>A few tickets on a running portal's board, and the moves of a hand on an open page.</summary>
internal static class BoardScene
{
    extension(PortalFactory portal)
    {
        /// <summary>A customer's machine is down: registered by staff, diagnosed, waiting to be dispatched.</summary>
        public async Task<Done> WaitingForDispatchAsync(string customer = "潞安 余吾煤业", string fault = "液压泵噪声大")
        {
            var staff = await portal.ActorAsync("staff1");
            var ticket = await portal.RegisteredAsync(customer, fault);
            return await portal.RunAsync(staff, ticket, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        }

        /// <summary>Just taken on the phone: in diagnosis.</summary>
        public async Task<Done> RegisteredAsync(string customer = "潞安 余吾煤业", string fault = "液压泵噪声大")
        {
            var made = await portal.Get<TicketDesk>().RegisterAsync(await portal.ActorAsync("staff1"), new Intake
            {
                ServiceType = ServiceType.Repair, Channel = Channel.Phone, Priority = Priority.High, SiteId = await portal.SiteOfAsync(customer), Fault = fault, Contact = Department.Contact,
            });
            Assert.True(made.Done, made.Refusal?.ToString());
            return made.Value;
        }

        /// <summary>One engineer is to go there from now on.</summary>
        public async Task<Done> AssignedAsync(string engineer = "engineer1")
        {
            var (supervisor, whom, now) = (await portal.ActorAsync("supervisor1"), await portal.ActorAsync(engineer), portal.Get<TimeProvider>().GetUtcNow().UtcDateTime);
            return await portal.RunAsync(supervisor, await portal.WaitingForDispatchAsync(), new Assign { EngineerIds = [whom.EmployeeId!.Value], Start = now, End = now.AddHours(2) });
        }

        public async Task<Stage> StageOfAsync(string number)
        {
            await using var db = await portal.Get<IDbContextFactory<AfterSalesDbContext>>().CreateDbContextAsync();
            return await db.Tickets.Where(ticket => ticket.Number == number).Select(ticket => ticket.Stage).SingleAsync();
        }

        public async Task<Done> RunAsync(Actor actor, Done ticket, TicketCommand command)
        {
            var done = await portal.Get<TicketDesk>().RunAsync(actor, ticket.Number, ticket.Version, command);
            Assert.True(done.Done, done.Refusal?.ToString());
            return done.Value;
        }

        private async Task<int> SiteOfAsync(string name)
        {
            await using var db = await portal.Get<IDbContextFactory<AfterSalesDbContext>>().CreateDbContextAsync();
            var customer = await db.Customers.Include(customer => customer.Sites).FirstOrDefaultAsync(customer => customer.Name == name);
            if (customer is null)
            {
                customer = new Customer { Name = name, Vip = true, Sites = { new Site { Name = "副井口", City = "长治", Lat = 36.2, Lon = 113.1 } } };
                db.Customers.Add(customer);
                await db.SaveChangesAsync();
            }
            return customer.Sites[0].Id;
        }
    }

    extension(IPage page)
    {
        /// <summary>Opens the board, and waits until cards can be lifted.</summary>
        public async Task GoToBoardAsync()
        {
            await page.GotoAsync("/board");
            await Assertions.Expect(page.Locator(".board[data-ready]")).ToBeVisibleAsync();
        }

        public ILocator Card(string number) => page.GetByTestId($"card-{number}");

        /// <summary>The card as it stands in a column: what has not arrived there yet is waited for.</summary>
        public ILocator CardIn(Stage stage, string number) => page.GetByTestId($"column-{stage}").GetByTestId($"card-{number}");

        /// <summary>Lifts a card and holds it over something; the mouse button stays down.</summary>
        public async Task HoldOverAsync(ILocator card, ILocator target)
        {
            await card.ScrollIntoViewIfNeededAsync();
            await target.ScrollIntoViewIfNeededAsync();
            await card.HoverAsync(new LocatorHoverOptions { Position = new Position { X = 60, Y = 30 } });
            await page.Mouse.DownAsync();
            var box = (await target.BoundingBoxAsync())!;
            await page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + Math.Min(box.Height / 2, 60), new MouseMoveOptions { Steps = 6 });
            // The answer to the lift marks every target.
            await Assertions.Expect(target).ToHaveAttributeAsync("data-drop", new Regex("yes|no"));
        }

        public async Task DragAsync(ILocator card, ILocator target)
        {
            await page.HoldOverAsync(card, target);
            await page.Mouse.UpAsync();
        }
    }
}
