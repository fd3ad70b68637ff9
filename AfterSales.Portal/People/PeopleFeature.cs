using AfterSales.Core.People;
using AfterSales.Core.People.Certificates;
using AfterSales.Core.People.Signing;
using AfterSales.Portal.People.Signing;
using AfterSales.Portal.Rulebooks;

namespace AfterSales.Portal.People;

/// <summary>Who works here, what they have signed, and what they may do on paper.</summary>
internal static class PeopleFeature
{
    public static void AddPeople(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<SigningDesk>().AddSingleton<DeputyDesk>().AddSingleton(new BesideEdition(typeof(SigningPanel)))
            .AddSingleton<CertificateDesk>().AddSingleton<CertificateQueries>();
}
