using System.Diagnostics;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Core.Tickets;

namespace AfterSales.Bench.Figures;

/// <summary>Tickets taken at the desk, with the figures following every three seconds and without, in turns; and all of them worked out anew.</summary>
internal static class FollowedCommands
{
    private const int Rounds = 4;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(9), Every = TimeSpan.FromSeconds(3);
    private static readonly Actor Staff = new(1, "李婷", Roles.Staff, Origin.Api);

    public static async Task RunAsync(FactHistory history)
    {
        var company = new CompanyTime(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        await history.Gate.InTransactionAsync<int>(async db =>
        {
            db.Add(new Employee { Name = Staff.Name, Roles = Roles.Staff });
            return await db.SaveChangesAsync();
        });
        var desk = new TicketDesk(new TicketWork(history.Gate, TimeProvider.System, new PromiseTimes(), new LinkKeys([1, 2, 3]), company, new RulebookShelf(company, history.Calendars)));
        await TakeAsync(desk, Round);
        var (with, without) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            without.Add(await TakeAsync(desk, Round));
            await history.Folder.CatchUpAsync();
            using var ending = new CancellationTokenSource();
            var following = FollowAsync(history, ending.Token);
            with.Add(await TakeAsync(desk, Round));
            await ending.CancelAsync();
            await following;
        }
        Console.WriteLine($"tickets a second at the desk without figures {Middle(without):0}, with {Middle(with):0}: a ticket takes {Middle(without) / Middle(with):0.00} × as long");
        var clock = Stopwatch.StartNew();
        await history.Folder.CatchUpAsync();
        await history.Folder.RebuildAsync();
        Console.WriteLine($"all tickets anew, from what was written of them: {clock.Elapsed.TotalSeconds:0} s");
    }

    private static async Task<double> TakeAsync(TicketDesk desk, TimeSpan time)
    {
        var (clock, taken) = (Stopwatch.StartNew(), 0);
        for (; clock.Elapsed < time; taken++)
        {
            var done = await desk.RegisterAsync(Staff, new Intake
            {
                ServiceType = ServiceType.Repair, Channel = Channel.Phone, Priority = Priority.High, Fault = "液压泵噪声大，油温 85 °C",
                Contact = new ContactInput { Name = "王工", Phone = "138 1234 5678" }, Site = new SiteInput { Name = "副井口", City = "长治" },
            });
            if (!done.Done)
                throw new InvalidOperationException(done.Refusal.ToString());
        }
        return taken / clock.Elapsed.TotalSeconds;
    }

    private static async Task FollowAsync(FactHistory history, CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Every, cancel);
                await history.Folder.CatchUpAsync(cancel);
            }
        }
        catch (OperationCanceledException)
        {
            // The round is over.
        }
    }

    private static double Middle(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);
}
