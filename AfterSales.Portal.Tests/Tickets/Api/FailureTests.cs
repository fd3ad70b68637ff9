using System.Net;
using AfterSales.Core.Data;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AfterSales.Portal.Tests.Tickets.Api;

/// <summary>Defects and outages, as they are told.</summary>
public sealed class FailureTests
{
    private const string Reason = "the disk is gone";

    [Fact]
    public async Task A_program_is_told_that_it_was_our_fault_and_nobody_the_reason()
    {
        await using var portal = new PortalFactory
        {
            With = services => services.Replace(ServiceDescriptor.Singleton(provider => new TicketQueries(new NoDatabase(), TimeProvider.System, provider.GetRequiredService<LinkKeys>(), TestDatabase.Whole))),
        };
        using var staff = await portal.AsAsync("staff1");

        var answer = await staff.ReadAsync("/api/v1/tickets", "zh-CN");
        Assert.Equal((HttpStatusCode.InternalServerError, "failure"), (answer.Status, answer.Code));
        Assert.DoesNotContain(Reason, answer.Body.ToString(), StringComparison.Ordinal);

        using var page = await staff.GetAsync(new Uri("/tickets", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Reason, await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private sealed class NoDatabase : IDbContextFactory<AfterSalesDbContext>
    {
        public AfterSalesDbContext CreateDbContext() => throw new IOException(Reason);
    }
}
