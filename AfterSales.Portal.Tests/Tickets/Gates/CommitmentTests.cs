using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Gates;

/// <summary>What a rulebook promises holds, unless the company promises less time.</summary>
public sealed class CommitmentTests
{
    private static readonly PromiseTimes Slow = new() { Arrange = new PromiseByPriority { Low = 72, Normal = 72, High = 72, Urgent = 2 } };

    [Theory]
    [InlineData("R3", 24)]
    [InlineData("R1", 72)]
    public async Task R3_5_1_staff_are_arranged_within_24_elapsed_hours(string preset, double hours)
    {
        await using var department = await RuledDepartment.UnderAsync(preset, Slow);

        var file = await department.FileAsync(await department.RegisteredAsync());

        Assert.Equal(hours * 60, Assert.Single(file.Clocks, clock => clock.Name == ClockName.Arrange).LimitMinutes);
    }

    [Theory]
    [InlineData("R3", 40)]
    [InlineData("R6", 48)]
    [InlineData("Complete", 40)]
    public async Task R3_3_a_repair_is_promised_in_working_hours(string preset, double hours)
    {
        await using var department = await RuledDepartment.UnderAsync(preset);

        var file = await department.FileAsync(await department.RegisteredAsync());

        var clock = Assert.Single(file.Clocks, clock => clock.Name == ClockName.Repair);
        Assert.Equal(hours * 60, clock.LimitMinutes);
        Assert.True(clock.DueAt - file.CreatedAt > TimeSpan.FromHours(hours), $"{clock.DueAt}");
    }
}
