using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tickets.Files;

/// <summary>Which of the commands that may be run stands out on the page. What may be run at all is Core's answer.</summary>
internal static class NextCommands
{
    /// <summary>
    /// The engineer's next action; else what supplies the first thing missing before the next stage; else what leads the
    /// ticket on; else what is missing later.
    /// </summary>
    public static CommandOffer? MainOf(TicketFile file)
    {
        if (file.Next is { Allowed: true } next)
            return next;
        var way = file.Way.ToList();
        return Supplying(file, file.Missing.Where(lacking => way.IndexOf(lacking.Before) <= way.IndexOf(file.Stage) + 1))
            ?? file.Commands.FirstOrDefault(offer => offer.Allowed && offer.Missing.Count == 0 && LeadsOn(file, offer))
            ?? Supplying(file, file.Missing);
    }

    // Files have a form of their own on the page.
    public static IReadOnlyList<CommandOffer> OthersOf(TicketFile file, CommandOffer? main) =>
        [.. file.Commands.Where(offer => offer.Allowed && offer.Name != main?.Name && offer.Name != nameof(Attach) && !ServiceProcess.IsRecord(offer.Name))];

    /// <summary>The facts that can be recorded now: kept apart, since they are many and none leads on.</summary>
    public static IReadOnlyList<CommandOffer> RecordsOf(TicketFile file) =>
        [.. file.Commands.Where(offer => offer is { Allowed: true, Missing.Count: 0 } && ServiceProcess.IsRecord(offer.Name))];

    public static CommandOffer? Allowed(TicketFile file, string command) => file.Commands.FirstOrDefault(offer => offer.Allowed && offer.Name == command);

    private static CommandOffer? Supplying(TicketFile file, IEnumerable<Lacking> missing) =>
        missing.SelectMany(lacking => lacking.Lacks).Select(lack => Allowed(file, lack.SuppliedBy)).FirstOrDefault(offer => offer is { Missing.Count: 0 });

    private static bool LeadsOn(TicketFile file, CommandOffer offer)
    {
        var way = file.Way.ToList();
        return ServiceProcess.Row(offer.Name) is { Makeshift: false } row && row.To.Any(to => way.IndexOf(to) > way.IndexOf(file.Stage));
    }
}
