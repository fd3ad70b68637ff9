using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Recording;

/// <summary>R8.14: what is checked is written once by a supervisor, answered whole in the field, and kept as it was.</summary>
public sealed class ChecklistTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_item_is_answered_and_what_is_not_right_wants_a_word()
    {
        var department = new Department();
        var ticket = department.RepairAt(Stage.OnSite);

        var refused = Assert.IsType<Invalid>(department.Try(ticket, Department.Engineer, Filled((1, false, null, null), (2, null, 17.5, null))));
        Assert.Equal([("checks[0].note", "say-why"), ("checks[1].note", "outside-limits")], refused.Errors.Select(error => (error.Key, error.Value[0].Code)));
        refused = Assert.IsType<Invalid>(department.Try(ticket, Department.Engineer, Filled((1, true, null, null))));
        Assert.Equal("checks[1].value", Assert.Single(refused.Errors).Key);

        department.Do(ticket, Department.Engineer, Filled((1, true, null, null), (2, null, 17.5, "表不准，已送检")));
        var record = ticket.Recorded(RecordKind.Checklist)!;
        Assert.False(record.Passed);
        Assert.Equal(("系统压力", "System pressure", 17.5, 12d, 16d, false, "表不准，已送检"), record.Lines.Select(line => (line.Name!, line.En!, line.Measured ?? 0, line.Low ?? 0, line.High ?? 0, line.InOrder ?? false, line.Value!)).Last());
    }

    [Fact]
    public void The_quality_evaluation_counts_what_was_done_to_the_standard()
    {
        var department = new Department();
        var ticket = department.RepairAt(Stage.OnSite);
        department.Do(ticket, Department.Engineer, Filled((1, true, null, null), (2, null, 17.5, "表不准")));
        department.Do(ticket, Department.Engineer, new RecordWork { Action = "更换主泵", Minutes = 90 });
        department.Do(ticket, Department.Engineer, new RecordTest { Passed = true });
        department.Do(ticket, Department.Engineer, new RequestAcceptance { ResultNote = "已换泵" });
        department.Do(ticket, Department.Engineer, new SignAcceptance { SignerName = "王工" });
        department.Do(ticket, Department.Staff, new EvaluateQuality { Score = 4 });

        Assert.Equal("1 / 2", Assert.Single(ticket.Recorded(RecordKind.QualityEvaluation)!.Lines, line => line.Field == "standard").Value);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("按新规范放宽", false)]
    public void A_reading_outside_of_its_limits_has_not_passed_unless_somebody_says_why(string? note, bool refused)
    {
        var department = new Department();
        var ticket = department.RepairAt(Stage.OnSite);
        department.Do(ticket, Department.Engineer, new RecordWork { Action = "更换主泵", Minutes = 90 });
        var test = new RecordTest { Passed = true, Note = note, Readings = [new ReadingInput { Name = "系统压力", Value = 11.9, Unit = "MPa", Low = 12, High = 16 }] };

        Assert.Equal(refused, department.Try(ticket, Department.Engineer, test) is Invalid { Errors: var errors } && errors.ContainsKey("note"));
        Assert.Null(department.Try(ticket, Department.Engineer, test with { Passed = false, Note = null }));
    }

    [Fact]
    public async Task A_test_measures_what_the_list_wants_and_passes_by_the_lists_limits()
    {
        await using var department = await RuledDepartment.UnderAsync("R8");
        await department.Checklists.SaveAsync(Department.Supervisor, null, Entry with { Use = ChecklistUse.Test, Items = [new ChecklistItem("系统压力", "System pressure", true, "MPa", 12, 16, true), new ChecklistItem("油温", "Oil temperature", true, "°C", null, 70, true)] }, Cancel);
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }), (Department.Supervisor, department.Assign()), (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()),
            (Department.Engineer, new RecordWork { Action = "更换主泵", Minutes = 90 }));
        RecordTest Test(double pressure, string? note = null, bool passed = true, bool whole = true) => new()
        {
            Passed = passed,
            Note = note,
            Readings = [new ReadingInput { Name = "System pressure", Value = pressure, Low = 1, High = 99 }, .. whole ? new[] { new ReadingInput { Name = "油温", Value = 55 } } : []],
        };

        Assert.Equal("not-measured", await ProblemAsync(Test(14, whole: false), "readings"));
        Assert.Equal("outside-limits", await ProblemAsync(Test(17), "note"));
        await department.DoAsync(number, (Department.Engineer, Test(17, passed: false, whole: false)), (Department.Engineer, Test(17, "按新规范放宽")), (Department.Engineer, Test(14)));

        async Task<string> ProblemAsync(RecordTest test, string field) => Assert.IsType<Invalid>((await department.TryAsync(number, Department.Engineer, test)).Refusal).Errors[field][0].Code;
    }

    [Fact]
    public async Task R5_8_a_safety_list_is_the_safety_check_and_one_that_is_not_right_opens_no_gate()
    {
        await using var department = await RuledDepartment.UnderAsync("R5");
        var id = (await department.Checklists.SaveAsync(Department.Supervisor, null, Entry with { Use = ChecklistUse.Safety }, Cancel)).Value;
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }), (Department.Supervisor, department.Assign()), (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()));
        var work = new RecordWork { Action = "更换主泵", Minutes = 90 };

        await department.DoAsync(number, (Department.Engineer, Filled((1, false, null, "护栏缺失"), (2, null, 14, null)) with { ChecklistId = id }));
        Assert.Equal(["R5.8"], await department.ClausesAgainstAsync(number, Department.Engineer, work));
        await department.DoAsync(number, (Department.Engineer, Filled((1, true, null, null), (2, null, 14, null)) with { ChecklistId = id }), (Department.Engineer, work));
    }

    [Fact]
    public async Task Supervisors_write_them_and_a_machine_gets_those_of_its_model_and_service()
    {
        await using var department = await RuledDepartment.UnderAsync("R8");
        var desk = department.Checklists;
        Assert.IsType<Forbidden>((await desk.SaveAsync(Department.Staff, null, Entry, Cancel)).Refusal);
        Assert.Equal(["items", "nameEn", "types"], Assert.IsType<Invalid>((await desk.SaveAsync(Department.Supervisor, null, Entry with { NameEn = " ", Types = [], Items = [] }, Cancel)).Refusal).Errors.Keys.Order());
        Assert.Equal("items[0].high", Assert.Single(Assert.IsType<Invalid>((await desk.SaveAsync(Department.Supervisor, null, Entry with { Items = [new ChecklistItem("压力", "Pressure", true, "MPa", 16, 12, true)] }, Cancel)).Refusal).Errors).Key);

        var id = (await desk.SaveAsync(Department.Supervisor, null, Entry, Cancel)).Value;
        await desk.SaveAsync(Department.Supervisor, null, Entry with { Models = ["EBZ200"] }, Cancel);
        await desk.SaveAsync(Department.Supervisor, null, Entry with { Types = [ServiceType.Training] }, Cancel);
        var number = await department.RegisteredAsync();
        Assert.Contains(id, await OfferedAsync());
        Assert.DoesNotContain(id + 1, await OfferedAsync());
        Assert.DoesNotContain(id + 2, await OfferedAsync());
        Assert.Empty(await desk.ForTicketAsync(Department.OtherEngineer, number, Cancel));

        Assert.True((await desk.SaveAsync(Department.Supervisor, (id, 1), Entry with { Active = false }, Cancel)).Done);
        Assert.IsType<EntryChanged>((await desk.SaveAsync(Department.Supervisor, (id, 1), Entry, Cancel)).Refusal);
        Assert.DoesNotContain(id, await OfferedAsync());

        async Task<IReadOnlyList<int>> OfferedAsync() => [.. (await desk.ForTicketAsync(Department.Supervisor, number, Cancel)).Select(list => list.Id)];
    }

    [Fact]
    public async Task Of_what_a_service_asks_for_one_checklist_for_every_machine_stays_and_is_the_companys_to_rewrite()
    {
        await using var department = await RuledDepartment.UnderAsync("R8");
        var desk = department.Checklists;
        var upkeep = (await desk.ListAsync(Department.Supervisor, Cancel)).Single(list => list.Types.Contains(ServiceType.Maintenance));
        var entry = new ChecklistEntry(upkeep.NameZh, upkeep.NameEn, upkeep.Use, [], upkeep.Types, upkeep.Items, true);
        foreach (var less in new[] { entry with { Active = false }, entry with { Models = ["EBZ200"] }, entry with { Types = [ServiceType.Training] }, entry with { Use = ChecklistUse.Safety } })
            Assert.Equal("last-general", Assert.Single(Assert.IsType<Invalid>((await desk.SaveAsync(Department.Supervisor, (upkeep.Id, 1), less, Cancel)).Refusal).Errors).Value[0].Code);

        Assert.True((await desk.SaveAsync(Department.Supervisor, null, Entry with { Types = [ServiceType.Maintenance] }, Cancel)).Done);
        Assert.True((await desk.SaveAsync(Department.Supervisor, (upkeep.Id, 1), entry with { Active = false }, Cancel)).Done);

        var before = (await desk.ListAsync(Department.Supervisor, Cancel)).Count;
        await desk.BeginAsync(Cancel);
        Assert.Equal(before, (await desk.ListAsync(Department.Supervisor, Cancel)).Count);
    }

    [Fact]
    public async Task A_list_written_for_the_model_comes_before_the_general_one_and_what_the_ticket_lacks_before_the_rest()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var desk = department.Checklists;
        var general = (await desk.ListAsync(Department.Supervisor, Cancel)).Single(list => list.Use == ChecklistUse.Installation).Id;
        var job = (await desk.SaveAsync(Department.Supervisor, null, Entry with { Types = [ServiceType.Upgrade], Models = ["EBZ200-R"] }, Cancel)).Value;
        var own = (await desk.SaveAsync(Department.Supervisor, null, Entry with { Use = ChecklistUse.Installation, Types = [ServiceType.Upgrade], Models = ["EBZ200-R"] }, Cancel)).Value;

        var number = await department.RegisteredAsync(ServiceType.Upgrade);

        Assert.Equal([own, general, job], (await desk.ForTicketAsync(Department.Supervisor, number, Cancel)).Take(3).Select(list => list.Id));
    }

    private static ChecklistEntry Entry => new(Department.Daily.NameZh, Department.Daily.NameEn, ChecklistUse.Job, [], [ServiceType.Repair], Department.Daily.Items, true);

    private static FillChecklist Filled(params (int Item, bool? Ok, double? Value, string? Note)[] answers) => new()
    {
        ChecklistId = 1,
        Checks = [.. answers.Select(answer => new ChecklistAnswer { Item = answer.Item, Ok = answer.Ok, Value = answer.Value, Note = answer.Note })],
    };
}
