using System.Security.Cryptography;
using System.Text;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tickets.Forms;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Tickets.ForCustomers;

/// <summary>A customer reports a fault 报修, without an account and without a script.</summary>
public sealed partial class ReportPage(TicketDesk desk, NavigationManager navigation)
{
    private PostedForm form = null!;
    private string once = "";

    /// <summary>From the QR code on the machine.</summary>
    [SupplyParameterFromQuery]
    private string? Serial { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        form = await PostedForm.OfAsync(Http);
        // Names this form, so that sending it twice reports once.
        once = Guid.TryParse(form["once"], out var given) ? given.ToString("N") : Guid.NewGuid().ToString("N");
    }

    private async Task SendAsync()
    {
        if (form["website"] is not null)
        {
            navigation.NavigateTo("/thanks/received");
            return;
        }
        var report = new Report
        {
            Channel = Channel.Web,
            Impact = form.Choice<Impact>("impact"),
            Contact = new ContactInput { Name = form["contactName"], Phone = form["phone"], Email = form["email"] },
            SerialNumber = form["serialNumber"],
            Fault = form["fault"],
            Address = form["address"],
            Appointment = form.Appointment,
        };
        var outcome = await desk.ReportOnceAsync(Actor.Anonymous(form["contactName"] ?? "", Origin.Page), report, NameOf(report), Http.RequestAborted);
        if (outcome.Done)
            navigation.NavigateTo($"/t/{outcome.Value.Token}?reported");
        else if (outcome.Refusal is Invalid invalid)
            form.Refuse(invalid, FieldOf);
    }

    // The form and what it says: who goes back and writes of another machine reports a second fault.
    private string NameOf(Report report)
    {
        var says = string.Join('\n', once, report.Fault, report.SerialNumber, report.Address, report.Impact, report.Contact?.Name, report.Contact?.Phone, report.Contact?.Email,
            report.Appointment?.Day, report.Appointment?.From, report.Appointment?.To);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(says)));
    }

    private static string FieldOf(string field) => field switch
    {
        "contact.name" => "contactName",
        "contact.phone" => "phone",
        "contact.email" => "email",
        _ => field,
    };
}
