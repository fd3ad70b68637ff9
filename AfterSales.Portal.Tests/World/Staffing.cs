using AfterSales.Core.Data;
using AfterSales.Core.People;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.World;

/// <summary>People of the department, as a test needs them.</summary>
internal static class Staffing
{
    extension(PortalFactory portal)
    {
        /// <summary>A new employee, who can sign in by this name.</summary>
        public async Task<int> HireAsync(string user, string name, Roles roles)
        {
            await using var db = await portal.Get<IDbContextFactory<AfterSalesDbContext>>().CreateDbContextAsync();
            var employee = new Employee { Name = name, DemoUser = user, Roles = roles, Engineer = roles.HasFlag(Roles.Engineer) ? new Engineer() : null };
            db.Employees.Add(employee);
            await db.SaveChangesAsync();
            return employee.Id;
        }

        /// <summary>On duty or not; the position may be shown.</summary>
        public async Task SendToWorkAsync(int engineerId, bool onDuty = true)
        {
            await using var db = await portal.Get<IDbContextFactory<AfterSalesDbContext>>().CreateDbContextAsync();
            var engineers = db.Engineers;
            var engineer = await engineers.SingleAsync(engineer => engineer.Id == engineerId);
            (engineer.OnDuty, engineer.SharesPosition) = (onDuty, true);
            await db.SaveChangesAsync();
        }

        /// <summary>Works here no more.</summary>
        public async Task LetGoAsync(int employeeId)
        {
            await using var db = await portal.Get<IDbContextFactory<AfterSalesDbContext>>().CreateDbContextAsync();
            var employee = await db.Employees.SingleAsync(employee => employee.Id == employeeId);
            employee.Active = false;
            await db.SaveChangesAsync();
        }

        public async Task ChangeRolesAsync(int employeeId, Roles roles)
        {
            await using var db = await portal.Get<IDbContextFactory<AfterSalesDbContext>>().CreateDbContextAsync();
            var employee = await db.Employees.SingleAsync(employee => employee.Id == employeeId);
            employee.Roles = roles;
            await db.SaveChangesAsync();
        }
    }
}
