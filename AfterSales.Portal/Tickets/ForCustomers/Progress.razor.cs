using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Tickets.ForCustomers;

/// <summary>How a ticket stands, drawn in the customer's words.</summary>
public sealed partial class Progress(ReadersTime time)
{
    private static readonly Stage[] Ended = [Stage.FollowUp, Stage.Closed];

    // The department's stages, gathered into what makes a difference to a customer.
    private static readonly (string Name, Stage[] Stages)[] OfRepair =
    [
        (nameof(PublicTexts.Step_Received), [Stage.Reported]),
        (nameof(PublicTexts.Step_Checked), [Stage.Diagnosing, Stage.Planning]),
        (nameof(PublicTexts.Step_Arranged), [Stage.ToDispatch, Stage.Scheduled]),
        (nameof(PublicTexts.Step_Working), [Stage.EnRoute, Stage.OnSite, Stage.AwaitingParts]),
        (nameof(PublicTexts.Step_Accepting), [Stage.Accepting]),
        (nameof(PublicTexts.Step_Finished), Ended),
    ];

    // What is done by appointment is not looked into first.
    private static readonly (string Name, Stage[] Stages)[] OfAppointment = [.. OfRepair.Where(step => step.Name != nameof(PublicTexts.Step_Checked))];

    private static readonly (string Name, Stage[] Stages)[] OfConsultation =
    [
        (nameof(PublicTexts.Step_Received), [Stage.Reported]),
        (nameof(PublicTexts.Step_Checked), [Stage.Diagnosing]),
        (nameof(PublicTexts.Step_Answered), Ended),
    ];

    private enum Standing { Done, Now, Todo }

    [Parameter, EditorRequired]
    public required LinkView View { get; set; }

    /// <summary>Stands between the way and what the ticket is about.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private ReadersTime Time => time;

    private string Said => View is { Stage: Stage.Planning, Quoted: true }
        ? L[View.QuoteAnswer switch
        {
            QuoteAnswerKind.Accepted => nameof(PublicTexts.Now_Planning_Accepted),
            QuoteAnswerKind.Declined => nameof(PublicTexts.Now_Planning_Declined),
            QuoteAnswerKind.Contracted => nameof(PublicTexts.Now_Planning),
            _ => nameof(PublicTexts.Now_Planning_Sent),
        }]
        : View.Visit is { } visit
        ? L[$"Now_{View.Stage}", visit.EngineerSurname, Time.Day(visit.Start), Time.Time(visit.Start), Time.Time(visit.End)]
        : L[$"Now_{View.Stage}"];

    private IEnumerable<(string Name, Standing Standing, DateTime? At)> Steps()
    {
        var way = View.ServiceType switch
        {
            ServiceType.Consultation => OfConsultation,
            ServiceType.Repair => OfRepair,
            _ => OfAppointment,
        };
        var now = Array.FindIndex(way, step => step.Stages.Contains(View.Stage));
        return way.Select((step, index) => (step.Name, StandingOf(index, now, index == way.Length - 1), TimeOf(step.Stages[0])));
    }

    private static Standing StandingOf(int index, int now, bool last) =>
        index < now || index == now && last ? Standing.Done : index == now ? Standing.Now : Standing.Todo;

    private DateTime? TimeOf(Stage first) => first switch
    {
        Stage.Reported => View.ReportedAt,
        Stage.Diagnosing => View.VerifiedAt,
        Stage.EnRoute => View.Visit?.ArrivedAt ?? View.Visit?.DepartedAt,
        Stage.Accepting => View.AcceptedAt,
        Stage.FollowUp => View.ClosedAt,
        _ => null,
    };

    private static string Sign(Standing standing) => standing switch { Standing.Done => "✓", Standing.Now => "●", _ => "" };

    private string Aloud(Standing standing) => standing switch
    {
        Standing.Done => L[nameof(PublicTexts.Step_Done)],
        Standing.Now => L[nameof(PublicTexts.Step_Now)],
        _ => "",
    };
}
