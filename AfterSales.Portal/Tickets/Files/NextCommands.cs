using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tickets.Files;

/// <summary>Which of the commands that may be run stands out on the page. What may be run at all is Core's answer.</summary>
internal static class NextCommands
{
    /// <summary>The command that supplies what is missing.</summary>
    public static string FillerOf(Need need) => need switch
    {
        Need.VerifiedContact or Need.Site or Need.Fault => nameof(Verify),
        Need.Diagnosis or Need.Cause => nameof(Diagnose),
        Need.Action => nameof(RecordWork),
        Need.PassedTest => nameof(RecordTest),
        Need.ResultNote => nameof(RequestAcceptance),
        Need.VisitsEnded => nameof(LeaveSite),
        _ => nameof(SendSurvey),
    };

    /// <summary>The engineer's next action; else what supplies the first thing missing; else what leads the ticket on.</summary>
    public static CommandOffer? MainOf(TicketFile file)
    {
        if (file.Next is { Allowed: true } next)
            return next;
        return file.Missing.Select(need => Allowed(file, FillerOf(need.Need))).FirstOrDefault(offer => offer is { Missing.Count: 0 })
            ?? file.Commands.FirstOrDefault(offer => offer.Allowed && offer.Missing.Count == 0 && LeadsOn(file, offer));
    }

    public static IReadOnlyList<CommandOffer> OthersOf(TicketFile file, CommandOffer? main) =>
        [.. file.Commands.Where(offer => offer.Allowed && offer.Name != main?.Name)];

    public static CommandOffer? Allowed(TicketFile file, string command) => file.Commands.FirstOrDefault(offer => offer.Allowed && offer.Name == command);

    private static bool LeadsOn(TicketFile file, CommandOffer offer)
    {
        var way = file.Way.ToList();
        return ServiceProcess.Row(offer.Name).To.Any(to => way.IndexOf(to) > way.IndexOf(file.Stage));
    }
}
