using AfterSales.Core.Data;
using AfterSales.Core.Maintenance;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Maintenance;

/// <summary>What is due after the service is a row of its own: made when the rulebook wants it, worked off by the desk, never in the way of the archive.</summary>
public sealed class DatesAheadTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task R8_8_a_repair_is_watched_after_its_acceptance_and_not_once_it_is_opened_again()
    {
        await using var department = await RuledDepartment.UnderAsync("R8");
        var number = await AcceptedAsync(department);

        var dates = await department.Dates.OfTicketAsync(Department.Staff, number, Cancel);
        Assert.Equal([(DateKind.Watch, new DateOnly(2026, 3, 9)), (DateKind.Watch, new DateOnly(2026, 4, 1))], dates.Select(date => (date.Kind, date.DueOn)));

        await department.Dates.DoneAsync(Department.Staff, dates[0].Id, "运行正常", Cancel);
        await department.DoAsync(number, (Department.Staff, new Reopen { Reason = "又渗油" }));
        Assert.Equal(["运行正常"], (await department.Dates.OfTicketAsync(Department.Staff, number, Cancel)).Select(date => date.Note));
    }

    [Fact]
    public async Task R5_5_the_next_maintenance_that_was_set_is_a_date_and_R5_6_who_is_served_is_visited_again()
    {
        await using var department = await RuledDepartment.UnderAsync("R5");
        var number = await AcceptedAsync(department);
        await department.DoAsync(number, (Department.Staff, new SetNextMaintenance { Day = new DateOnly(2026, 9, 1) }), (Department.Staff, new SetNextMaintenance { Day = new DateOnly(2026, 9, 15) }),
            (Department.Staff, new GiveFeedback { Text = "已说明" }), (Department.Staff, new FileReport { Reference = "档 1" }), (Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Done }),
            (Department.Staff, new SendSurvey()), (Department.Staff, new Close()));

        Assert.Equal([(DateKind.ReturnVisit, new DateOnly(2026, 9, 2)), (DateKind.NextMaintenance, new DateOnly(2026, 9, 15))],
            (await department.Dates.OfTicketAsync(Department.Staff, number, Cancel)).Select(date => (date.Kind, date.DueOn)));
        Assert.Empty((await department.Dates.ListAsync(Department.Staff, DateChoice.Due, null, cancel: Cancel)).Items);
        department.Clock.Advance(TimeSpan.FromDays(190));
        var due = await department.Dates.ListAsync(Department.Staff, DateChoice.Due, null, cancel: Cancel);
        Assert.Equal((2, 1), (due.Total, due.Overdue));
    }

    [Fact]
    public async Task What_the_next_edition_wants_is_made_for_tickets_that_begin_under_it_and_older_ones_keep_theirs()
    {
        await using var department = await RuledDepartment.UnderAsync("R8");
        var before = await department.RegisteredAsync();
        var number = (await department.Rulebooks.DraftAsync(Department.Supervisor, "R8", Cancel)).Value;
        var draft = (await department.Editions.EditionsAsync(Department.Supervisor, Cancel)).Single(edition => edition.Number == number);
        DateRule[] dates =
        [
            draft.Rulebook.DatesAhead[0] with { In = [new Period(14, PeriodUnit.Days)] },
            new(DateKind.ReturnVisit, Stage.FollowUp, [ServiceType.Repair], [new Period(1, PeriodUnit.Months), new Period(1, PeriodUnit.Days)], "R8.9"),
        ];
        Assert.True((await department.Rulebooks.EditAsync(Department.Supervisor, number, draft.Version, draft.Rulebook with { Dates = [.. dates] }, Cancel)).Done);
        Assert.True((await department.Rulebooks.PublishAsync(Department.Supervisor, number, draft.Version + 1, new DateOnly(2026, 3, 2), Cancel)).Done);
        department.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal([(DateKind.Watch, new DateOnly(2026, 3, 9)), (DateKind.Watch, new DateOnly(2026, 4, 1))], await MadeAsync(department, await AcceptedAsync(department, before)));
        Assert.Equal([(DateKind.ReturnVisit, new DateOnly(2026, 3, 3)), (DateKind.Watch, new DateOnly(2026, 3, 16)), (DateKind.ReturnVisit, new DateOnly(2026, 4, 2))], await MadeAsync(department, await AcceptedAsync(department)));
    }

    [Fact]
    public async Task An_edition_from_before_rulebooks_said_which_dates_they_want_keeps_those_that_went_with_its_clauses()
    {
        await using var department = await RuledDepartment.UnderAsync("R8");
        await using (var db = department.Database.Contexts.CreateDbContext())
            await db.Database.ExecuteSqlRawAsync("UPDATE RulebookVersion SET Content = json_remove(Content, '$.dates')", Cancel);

        Assert.Equal([(DateKind.Watch, new DateOnly(2026, 3, 9)), (DateKind.Watch, new DateOnly(2026, 4, 1))], await MadeAsync(department, await AcceptedAsync(department)));
    }

    [Fact]
    public async Task The_desk_works_them_off_with_a_word_and_engineers_do_not()
    {
        await using var department = await RuledDepartment.UnderAsync("R8");
        var id = (await department.Dates.OfTicketAsync(Department.Engineer, await AcceptedAsync(department), Cancel))[0].Id;

        Assert.IsType<Forbidden>((await department.Dates.DoneAsync(Department.Engineer, id, "好", Cancel)).Refusal);
        Assert.Equal("note", Assert.Single(Assert.IsType<Invalid>((await department.Dates.DoneAsync(Department.Staff, id, " ", Cancel)).Refusal).Errors).Key);
        Assert.True((await department.Dates.DoneAsync(Department.Staff, id, "运行正常", Cancel)).Done);
        Assert.True((await department.Dates.DoneAsync(Department.Supervisor, id, "再次", Cancel)).Done);
        Assert.Equal("运行正常", Assert.Single((await department.Dates.ListAsync(Department.Staff, DateChoice.Done, DateKind.Watch, cancel: Cancel)).Items).Note);
        Assert.Empty((await department.Dates.ListAsync(Department.Engineer, DateChoice.Open, null, cancel: Cancel)).Items);
    }

    private static async Task<IEnumerable<(DateKind, DateOnly)>> MadeAsync(RuledDepartment department, string number) =>
        (await department.Dates.OfTicketAsync(Department.Staff, number, Cancel)).Select(date => (date.Kind, date.DueOn));

    private static async Task<string> AcceptedAsync(RuledDepartment department, string? begun = null)
    {
        var number = begun ?? await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }), (Department.Supervisor, department.Assign()),
            (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()), (Department.Engineer, new CheckSafety { PowerLocked = true, AreaClear = true, ProtectiveGear = true }),
            (Department.Engineer, new RecordWork { Cause = "泵磨损", Action = "更换主泵", Minutes = 90 }), (Department.Engineer, new RecordTest { Passed = true }),
            (Department.Engineer, department.Filled(ServiceType.Repair, ChecklistUse.Job)), (Department.Engineer, new RecordFittedParts { NoneFitted = true }), (Department.Engineer, new RequestAcceptance { ResultNote = "已换泵" }), (Department.Engineer, new SignAcceptance { SignerName = "王工" }));
        return number;
    }
}
