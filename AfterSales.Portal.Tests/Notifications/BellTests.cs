using System.Globalization;
using System.Security.Claims;
using AfterSales.Core.Data;
using AfterSales.Core.Notifications;
using AfterSales.Portal.Notifications;
using AfterSales.Portal.Tests.World;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AfterSales.Portal.Tests.Notifications;

/// <summary>The bell hangs on every page, so that it must not take one down.</summary>
public sealed class BellTests : BunitContext
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 4, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_database_that_cannot_be_opened_for_a_moment_leaves_the_page_and_the_bell_looks_again()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var contexts = new Interrupted(department.Database.Contexts);
        Services.AddLocalization().AddSingleton<TimeProvider>(time).AddScoped<NoticesRead>()
            .AddSingleton(new NoticeDesk(department.Database.Gate, contexts, time));
        this.AddAuthorization().SetAuthorized(Department.Supervisor.Name).SetRoles(nameof(Roles.Supervisor))
            .SetClaims(new Claim("employee", Department.Supervisor.EmployeeId!.Value.ToString(CultureInfo.InvariantCulture)));
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var bell = Render<NoticeBell>();
        Assert.Empty(bell.FindAll("[data-testid=unread]"));

        await department.RegisteredAsync();
        department.Clock.Advance(TimeSpan.FromHours(18));
        Assert.Equal(1, await WarningTests.WatchOf(department).WarnAsync());
        contexts.Broken = true;
        time.Advance(TimeSpan.FromSeconds(20));
        bell.WaitForAssertion(() => Assert.Equal(1, contexts.Refused));
        contexts.Broken = false;
        time.Advance(TimeSpan.FromSeconds(20));
        bell.WaitForAssertion(() => Assert.Equal("1", bell.Find("[data-testid=unread]").TextContent));
    }

    private sealed class Interrupted(IDbContextFactory<AfterSalesDbContext> contexts) : IDbContextFactory<AfterSalesDbContext>
    {
        private int refused;

        public bool Broken { get; set; }

        public int Refused => refused;

        public AfterSalesDbContext CreateDbContext()
        {
            if (!Broken)
                return contexts.CreateDbContext();
            Interlocked.Increment(ref refused);
            throw new SqliteException("unable to open database file", 14);
        }
    }
}
