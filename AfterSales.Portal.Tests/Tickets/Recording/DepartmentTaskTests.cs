using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Recording;

/// <summary>R6.14: another department is asked for something by a day, and what is not answered by then shows.</summary>
public sealed class DepartmentTaskTests
{
    private static readonly AskDepartment Ask = new() { Department = OtherDepartment.Factory, Task = "提供减速器图纸", Person = "高工", DueOn = new DateOnly(2026, 3, 4) };

    [Fact]
    public async Task R6_14_open_tasks_are_listed_by_their_day_until_they_are_answered()
    {
        await using var department = await RuledDepartment.UnderAsync("R6");
        var queries = new DepartmentQueries(department.Database.Contexts);
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, Ask), (Department.Staff, Ask with { Department = OtherDepartment.Purchase, Task = "催主泵", DueOn = new DateOnly(2026, 3, 3) }));

        var open = await queries.OpenAsync(Department.Supervisor, TestContext.Current.CancellationToken);
        Assert.Equal([(2, OtherDepartment.Purchase), (1, OtherDepartment.Factory)], open.Select(one => (one.Task.No, one.Task.Department)));
        Assert.Equal([true, false], open.Select(one => one.Task.IsOverdue(new DateOnly(2026, 3, 4))));
        Assert.Equal("taskNo", Assert.Single(Assert.IsType<Invalid>((await department.TryAsync(number, Department.Staff, new AnswerDepartment { Text = "已发" })).Refusal).Errors).Key);

        await department.DoAsync(number, (Department.Staff, new AnswerDepartment { TaskNo = 1, Text = "图纸已发" }), (Department.Staff, new AnswerDepartment { Text = "后天到" }));
        Assert.Empty(await queries.OpenAsync(Department.Supervisor, TestContext.Current.CancellationToken));
        Assert.Equal(["图纸已发", "后天到"], DepartmentTask.Of((await department.FileAsync(number)).Records).Select(task => task.Answer));
        Assert.IsType<GatesUnmet>((await department.TryAsync(number, Department.Staff, new AnswerDepartment { Text = "再答" })).Refusal);
    }

    [Fact]
    public async Task A_day_that_is_past_is_refused_and_engineers_do_not_see_the_list()
    {
        await using var department = await RuledDepartment.UnderAsync("R6");
        var number = await department.RegisteredAsync();

        Assert.Equal("dueOn", Assert.Single(Assert.IsType<Invalid>((await department.TryAsync(number, Department.Staff, Ask with { DueOn = new DateOnly(2026, 3, 1) })).Refusal).Errors).Key);
        await department.DoAsync(number, (Department.Staff, Ask));
        Assert.Empty(await new DepartmentQueries(department.Database.Contexts).OpenAsync(Department.Engineer, TestContext.Current.CancellationToken));
    }
}
