using System.Globalization;
using System.Security.Claims;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Maintenance;
using AfterSales.Core.Parts;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Tickets;
using AfterSales.Core.Visits.Trips;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Keeping;
using AfterSales.Portal.Shell.Settings;
using AfterSales.Portal.Tests.World;
using AfterSales.Portal.Tickets;
using AfterSales.Portal.Tickets.Attachments;
using AfterSales.Portal.Tickets.Telling;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace AfterSales.Portal.Tests.Tickets;

/// <summary>A small department on a real database, and its ticket pages rendered without a browser.</summary>
internal sealed class TicketPages : BunitContext
{
    public static readonly DateTime Noon = new(2026, 11, 23, 4, 0, 0, DateTimeKind.Utc);

    private TicketPages(TestDatabase database)
    {
        Database = database;
        Desk = new TicketDesk(new TicketWork(database.Gate, Clock, new PromiseTimes(), TestDatabase.Keys, TestDatabase.Company, TestDatabase.Shelf));
    }

    public TestDatabase Database { get; }
    public SetClock Clock { get; } = new(new DateTimeOffset(Noon));
    public TicketDesk Desk { get; }
    public Actor Staff { get; private set; } = null!;
    public Actor Supervisor { get; private set; } = null!;
    public Actor Engineer { get; private set; } = null!;
    public int SiteId { get; private set; }

    // Not asynchronous itself: a language set inside an asynchronous method ends with it.
    public static Task<TicketPages> NewAsync(string language = "en")
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        return MakeAsync();
    }

    private static async Task<TicketPages> MakeAsync()
    {
        var pages = new TicketPages(await TestDatabase.NewAsync());
        await pages.FillAsync();
        pages.Furnish();
        return pages;
    }

    /// <summary>Whoever looks at the pages.</summary>
    public void SignInAs(Actor actor) => this.AddAuthorization().SetAuthorized(actor.Name)
        .SetRoles([.. Enum.GetValues<Roles>().Where(role => role != Roles.None && actor.Roles.HasFlag(role)).Select(role => role.ToString())])
        .SetClaims(new Claim("employee", actor.EmployeeId!.Value.ToString(CultureInfo.InvariantCulture)));

    public async Task<Done> RegisteredAsync(string fault = "液压泵噪声大", string serial = "EBZ200-0387") => Must(await Desk.RegisterAsync(Staff, new Intake
    {
        ServiceType = ServiceType.Repair, Channel = Channel.Phone, Priority = Priority.High, SiteId = SiteId, SerialNumber = serial, Fault = fault,
        Contact = new ContactInput { Name = "王工", Phone = "13812345678" },
    }));

    public async Task<Done> RunAsync(Actor actor, Done done, TicketCommand command) => Must(await Desk.RunAsync(actor, done.Number, done.Version, command));

    public async Task<TicketFile> FileAsync(string number) => (await Services.GetRequiredService<TicketQueries>().FileAsync(Staff, number)).Value!;

    /// <summary>Where dialogs and popovers appear.</summary>
    public IRenderedComponent<MudDialogProvider> Dialogs()
    {
        Render<MudPopoverProvider>();
        return Render<MudDialogProvider>();
    }

    private async Task FillAsync()
    {
        var people = new[] { ("李婷", Roles.Staff), ("李主管", Roles.Supervisor), ("赵强", Roles.Engineer), ("周敏", Roles.Engineer) }
            .Select(person => new Employee { Name = person.Item1, Roles = person.Item2, Engineer = person.Item2 == Roles.Engineer ? new Engineer { OnDuty = true } : null }).ToList();
        var customer = new Customer
        {
            Name = "余吾煤业",
            Contacts = { new CustomerContact { Name = "王工", Phone = "138 1234 5678", Position = "机电队" } },
            Sites = { new Site { Name = "副井口", City = "长治" } },
        };
        await Database.AddAsync([.. people]);
        await Database.AddAsync(customer, new Equipment { SerialNumber = "EBZ200-0387", Model = new EquipmentModel { Code = "EBZ200", Name = "掘进机", ProductLine = "掘进设备" }, Customer = customer, Site = customer.Sites[0] });
        await using var db = Database.Open();
        SiteId = await db.Sites.Select(site => site.Id).SingleAsync();
        (Staff, Supervisor, Engineer) = (As(people[0]), As(people[1]), As(people[2]));
    }

    private void Furnish()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(Clock).AddSingleton(TestDatabase.Company).AddSingleton(TestDatabase.Keys).AddSingleton(Desk);
        Services.AddSingleton<IDbContextFactory<AfterSalesDbContext>>(Database.Contexts);
        Services.AddSingleton(TestDatabase.Whole).AddSingleton<TicketQueries>().AddSingleton<CustomerQueries>().AddSingleton<EngineerChanges>().AddSingleton<PeopleQueries>().AddSingleton<SendingQueries>().AddSingleton<PurchasedPartsQueries>().AddSingleton<TripQueries>().AddSingleton(Database.Gate).AddSingleton<DateDesk>().AddSingleton<ChecklistDesk>().AddSingleton<PastTickets>().AddSingleton<ActionQueries>().AddSingleton<ComplaintQueries>();
        Services.AddSingleton<RepeatedReports>().AddSingleton<DuplicateReports>().AddSingleton<TabLocks>().AddScoped<OpenLock>().AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        Services.AddSingleton<ParkedPhotos>().AddSingleton<AntiforgeryStateProvider, NoToken>().AddOptions<CompanySettings>();
        Services.AddScoped<ReadersTime>().AddTransient<TicketWords>().AddTransient<RecordWords>().AddTransient<CustomerWords>();
    }

    private static Actor As(Employee employee) => new(employee.Id, employee.Name, employee.Roles, Core.Data.Origin.Page);

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }

    public static Done Must(Outcome<Done> outcome)
    {
        Assert.True(outcome.Done, outcome.Refusal?.ToString());
        return outcome.Value;
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await Database.DisposeAsync();
    }
}
