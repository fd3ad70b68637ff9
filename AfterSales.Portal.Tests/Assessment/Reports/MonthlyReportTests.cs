using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Reports;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Assessment.Reports;

/// <summary>R5.17, R5.18, R6.1: the month is reported to the leaders, kept as it was, and answered.</summary>
public sealed class MonthlyReportTests : IAsyncLifetime
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private readonly SetClock clock = new(new DateTimeOffset(2026, 10, 14, 2, 0, 0, TimeSpan.Zero));
    private PortalFactory portal = null!;
    private FieldWork work = null!;
    private Actor second = null!;
    private Done open = null!;

    private ReportDesk Desk => portal.Get<ReportDesk>();
    private ReportQueries Queries => portal.Get<ReportQueries>();
    private static DateOnly October => new(2026, 10, 1);

    public async ValueTask InitializeAsync()
    {
        portal = new PortalFactory { Clock = clock, Settings = PortalFactory.EveryHour };
        work = await FieldWork.BeginAsync(portal);
        second = await portal.ActorAsync("supervisor2");
        await work.RepairAtAsync(Stage.FollowUp);
        open = await work.RepairAtAsync(Stage.Diagnosing);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task It_is_made_on_its_day_once_and_says_what_the_figures_say()
    {
        Assert.False(await MadeAsync(), "Of September nothing is known.");
        clock.Now = new DateTimeOffset(2026, 10, 31, 15, 59, 0, TimeSpan.Zero);
        Assert.False(await MadeAsync());
        // The first of November in Shanghai.
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await MadeAsync());
        Assert.False(await MadeAsync());

        var line = Assert.Single((await Queries.ListAsync(work.Supervisor, Cancel)).Value!);
        Assert.Equal((October, ReportState.Draft, ReportDesk.ByItself), (line.Month, line.State, line.MadeBy));
        var content = (await FoundAsync()).Content;
        Assert.Equal((2, 2, 1, 1), (content.Counts.Reported, content.Counts.Responded, content.Counts.Accepted, content.Counts.Broken));
        Assert.Equal(content.LateTotal, content.Late.Count);
        Assert.All(content.Late, late => Assert.Null(late.StoppedAt));
        var figures = (await portal.Get<KeyFigureQueries>().OfAsync(work.Supervisor, new Core.Assessment.FigureFilter(October, October.AddMonths(1)), Cancel)).Value!;
        Assert.Equal(figures.Values.Select(figure => (figure.Figure, figure.Value)), content.Figures.Select(figure => (figure.Figure, figure.Value)));
        Assert.All(content.Trends, trend => Assert.Equal(12, trend.Values.Count));
        Assert.NotNull(content.Rulebook);
    }

    [Fact]
    public async Task R5_17_what_was_reviewed_and_signed_off_stays_as_it_was_to_the_byte()
    {
        var id = await DraftAsync();
        Assert.True((await Desk.WriteAsync(work.Supervisor, id, null, "国庆期间人手不足。", Cancel)).Done);
        Assert.True((await Desk.ProposeAsync(work.Supervisor, id, new ProposalEntry("增加一名值班工程师", "节假日响应超时"), Cancel)).Done);
        Assert.IsType<WrongReportState>((await Desk.SignOffAsync(second, id, Cancel)).Refusal);
        Assert.True((await Desk.ReviewAsync(work.Supervisor, id, Cancel)).Done);
        Assert.IsType<OwnWork>((await Desk.SignOffAsync(work.Supervisor, id, Cancel)).Refusal);
        Assert.True((await Desk.SignOffAsync(second, id, Cancel)).Done);
        var kept = await ContentAsync();

        // The past changes: a ticket of October is taken back, another month passes, somebody asks for the report again.
        await CancelAsync();
        clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(id, (await Desk.MakeAsync(work.Supervisor, October, Cancel)).Value);
        Assert.All(
            new[]
            {
                await Desk.MakeAgainAsync(work.Supervisor, id, Cancel), await Desk.WriteAsync(work.Supervisor, id, null, "?", Cancel), await Desk.ReturnAsync(second, id, Cancel),
                await Desk.ProposeAsync(work.Supervisor, id, new ProposalEntry("?"), Cancel), await Desk.ReviewAsync(work.Supervisor, id, Cancel),
            },
            outcome => Assert.IsType<WrongReportState>(outcome.Refusal));
        Assert.Equal(kept, await ContentAsync());
        Assert.Equal("国庆期间人手不足。", (await FoundAsync()).Words);
    }

    [Fact]
    public async Task A_draft_may_be_counted_anew_and_a_reviewed_one_goes_back_first()
    {
        var id = await DraftAsync();
        await Desk.WriteAsync(work.Supervisor, id, null, "初稿", Cancel);
        await CancelAsync();
        Assert.True((await Desk.ReviewAsync(work.Supervisor, id, Cancel)).Done);
        Assert.IsType<WrongReportState>((await Desk.MakeAgainAsync(work.Supervisor, id, Cancel)).Refusal);
        Assert.True((await Desk.ReturnAsync(second, id, Cancel)).Done);
        Assert.True((await Desk.MakeAgainAsync(work.Supervisor, id, Cancel)).Done);
        var file = await FoundAsync();
        Assert.Equal((1, "初稿", ReportState.Draft), (file.Content.Counts.Reported, file.Words, file.State));
    }

    [Fact]
    public async Task Nobody_writes_over_words_that_were_not_seen()
    {
        var (id, seen) = (await DraftAsync(), (await FoundAsync()).Version);
        Assert.True((await Desk.WriteAsync(work.Supervisor, id, seen, "初稿", Cancel)).Done);
        Assert.IsType<EntryChanged>((await Desk.WriteAsync(second, id, seen, "另一稿", Cancel)).Refusal);
        Assert.Equal("初稿", (await FoundAsync()).Words);
        Assert.True((await Desk.WriteAsync(second, id, (await FoundAsync()).Version, "另一稿", Cancel)).Done);
    }

    [Fact]
    public async Task What_was_open_when_it_was_made_is_counted_as_of_then()
    {
        var (id, made) = (await DraftAsync(), await FoundAsync());
        var open = made.Content.Counts.Open;
        Assert.True(open > 0);
        clock.Advance(TimeSpan.FromDays(2));
        await CancelAsync();
        var then = clock.Now;
        clock.Now = new DateTimeOffset(made.MadeAt, TimeSpan.Zero);
        Assert.True((await Desk.MakeAgainAsync(work.Supervisor, id, Cancel)).Done);
        Assert.Equal(open, (await FoundAsync()).Content.Counts.Open);
        clock.Now = then;
        Assert.True((await Desk.MakeAgainAsync(work.Supervisor, id, Cancel)).Done);
        Assert.Equal(open - 1, (await FoundAsync()).Content.Counts.Open);
    }

    [Fact]
    public async Task R5_18_the_leaders_answer_to_each_proposal_is_kept_and_what_was_put_off_is_asked_again()
    {
        var id = await DraftAsync();
        foreach (var text in new[] { "增加一名值班工程师", "更换快递公司", "多余的" })
            await Desk.ProposeAsync(work.Supervisor, id, new ProposalEntry(text), Cancel);
        var proposals = (await FoundAsync()).Proposals;
        Assert.True((await Desk.WithdrawAsync(work.Supervisor, id, proposals[2].Id, Cancel)).Done);
        Assert.IsType<WrongReportState>((await AnswerAsync(id, proposals[0].Id, LeadersDecision.Accepted)).Refusal);
        await Desk.ReviewAsync(work.Supervisor, id, Cancel);
        await Desk.SignOffAsync(second, id, Cancel);

        Assert.Equal(["decision", "leader"], Assert.IsType<Invalid>((await Desk.AnswerAsync(work.Supervisor, id, proposals[0].Id, new DecisionEntry(null, ""), Cancel)).Refusal).Errors.Keys.Order());
        Assert.True((await AnswerAsync(id, proposals[0].Id, LeadersDecision.Later)).Done);
        Assert.Equal(2, Assert.Single((await Queries.ListAsync(work.Supervisor, Cancel)).Value!).Unanswered);
        var nobody = await Desk.AnswerAsync(work.Supervisor, id, proposals[0].Id, new DecisionEntry(LeadersDecision.Accepted, "王总"), Cancel);
        Assert.Equal(["dueOn", "ownerId"], Assert.IsType<Invalid>(nobody.Refusal).Errors.Keys.Order());
        Assert.True((await AnswerAsync(id, proposals[0].Id, LeadersDecision.Accepted)).Done);
        var action = Assert.Single(await portal.Get<ActionQueries>().OfSourceAsync(work.Supervisor, ActionSource.MonthlyReport, id, Cancel));
        Assert.Equal(("增加一名值班工程师", work.Staff.Name, "2026-10"), (action.What, action.Owner, action.SourceName));
        Assert.IsType<ProposalDecided>((await AnswerAsync(id, proposals[0].Id, LeadersDecision.Declined)).Refusal);
        Assert.True((await AnswerAsync(id, proposals[1].Id, LeadersDecision.Declined)).Done);

        Assert.Equal(
            [(LeadersDecision.Accepted, "王总", work.Supervisor.Name), (LeadersDecision.Declined, "王总", work.Supervisor.Name)],
            (await FoundAsync()).Proposals.Select(proposal => (proposal.Decision!.Value, proposal.Leader!, proposal.RecordedBy!)));
        Assert.IsType<NotFound>((await AnswerAsync(id, proposals[2].Id, LeadersDecision.Accepted)).Refusal);
    }

    [Fact]
    public async Task It_is_the_supervisors_and_of_months_that_are_over()
    {
        Assert.Equal("month", Assert.Single(Assert.IsType<Invalid>((await Desk.MakeAsync(work.Supervisor, October, Cancel)).Refusal).Errors).Key);
        var id = await DraftAsync();
        foreach (var who in new[] { work.Staff, work.Engineer })
        {
            Assert.IsType<Forbidden>((await Desk.MakeAsync(who, October, Cancel)).Refusal);
            Assert.IsType<Forbidden>((await Desk.WriteAsync(who, id, null, "?", Cancel)).Refusal);
            Assert.IsType<Forbidden>((await Queries.FindAsync(who, October, Cancel)).Refusal);
            Assert.IsType<Forbidden>((await Queries.ListAsync(who, Cancel)).Refusal);
        }
    }

    private Task<Outcome<int>> AnswerAsync(int id, int proposal, LeadersDecision decision) =>
        Desk.AnswerAsync(work.Supervisor, id, proposal, new DecisionEntry(decision, "王总", "按此办理", work.Staff.EmployeeId, new DateOnly(2026, 12, 31)), Cancel);

    private Task<Done> CancelAsync() => work.RunAsync(open, work.Supervisor, new Cancel { Reason = "误报" });

    private async Task<bool> MadeAsync() => await Desk.MakeDueAsync(Cancel) == 1;

    private async Task<int> DraftAsync()
    {
        clock.Now = new DateTimeOffset(2026, 11, 3, 2, 0, 0, TimeSpan.Zero);
        return (await Desk.MakeAsync(work.Supervisor, October, Cancel)).Value;
    }

    private async Task<ReportFile> FoundAsync() => (await Queries.FindAsync(work.Supervisor, October, Cancel)).Value!;

    private async Task<string> ContentAsync()
    {
        await using var db = await OpenAsync();
        return (await db.MonthlyReports.AsNoTracking().SingleAsync(Cancel)).Content;
    }

    private Task<AfterSalesDbContext> OpenAsync() => portal.Get<IDbContextFactory<AfterSalesDbContext>>().CreateDbContextAsync(Cancel);
}
