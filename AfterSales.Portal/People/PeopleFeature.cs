using AfterSales.Core.People;
using AfterSales.Core.People.Certificates;
using AfterSales.Core.People.Signing;
using AfterSales.Portal.People.Certificates;
using AfterSales.Portal.People.Deputies;
using AfterSales.Portal.People.Signing;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell.Http;

namespace AfterSales.Portal.People;

/// <summary>Who works here, what they have signed, and what they may do on paper.</summary>
internal static class PeopleFeature
{
    public static void AddPeople(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<SigningDesk>().AddSingleton<DeputyDesk>().AddSingleton(new BesideEdition(typeof(SigningPanel)))
            .AddSingleton<CertificateDesk>().AddSingleton<CertificateQueries>();

    public static void MapPeople(this WebApplication app)
    {
        var api = app.MapApi();
        CertificateEndpoints.Map(api);
        DeputyEndpoints.Map(api);
    }
}
