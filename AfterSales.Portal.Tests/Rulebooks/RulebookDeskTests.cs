using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Presets;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Rulebooks;

/// <summary>From a preset or an edition to the next edition.</summary>
public sealed class RulebookDeskTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private readonly SetClock clock = new(new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private RulebookDesk desk = null!;
    private RulebookQueries queries = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.NewAsync();
        var shelf = new RulebookShelf(TestDatabase.Company, TestDatabase.Calendars);
        desk = new RulebookDesk(database.Gate, clock, TestDatabase.Company, Gates.Names, shelf);
        queries = new RulebookQueries(database.Contexts, shelf, clock);
        await desk.BeginAsync("R1");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_first_edition_is_in_force_from_the_beginning()
    {
        var first = Assert.Single(await queries.EditionsAsync(Department.Engineer));
        Assert.True(first is { Number: 1, InForce: true, FromTheBeginning: true, Draft: false });
    }

    [Fact]
    public async Task Only_supervisors_draft_edit_publish_and_discard()
    {
        foreach (var actor in new[] { Department.Staff, Department.Engineer, Department.Customer })
        {
            Assert.IsType<Forbidden>((await desk.DraftAsync(actor, "R3")).Refusal);
            Assert.IsType<Forbidden>((await desk.EditAsync(actor, 1, 1, PresetFiles.Find("R1")!)).Refusal);
            Assert.IsType<Forbidden>((await desk.PublishAsync(actor, 1, 1, Today)).Refusal);
            Assert.IsType<Forbidden>((await desk.DiscardAsync(actor, 1)).Refusal);
        }
        await desk.DraftAsync(Department.Supervisor, "R1");
        Assert.DoesNotContain(await queries.EditionsAsync(Department.Staff), edition => edition.Draft);
    }

    [Fact]
    public async Task A_second_draft_answers_the_first()
    {
        var first = await desk.DraftAsync(Department.Supervisor, "R1");
        Assert.Equal(first.Value, (await desk.DraftAsync(Department.Supervisor, "R3")).Value);
        Assert.Equal("R1", (await DraftAsync()).Rulebook.Id);
    }

    [Fact]
    public async Task A_draft_copies_a_preset_or_an_edition_and_nothing_else()
    {
        Assert.IsType<NotFound>((await desk.DraftAsync(Department.Supervisor, "R10")).Refusal);
        Assert.IsType<NotFound>((await desk.DraftAsync(Department.Supervisor, "7")).Refusal);
        Assert.Equal(2, (await desk.DraftAsync(Department.Supervisor, "1")).Value);
    }

    [Fact]
    public async Task Nothing_is_published_into_the_past()
    {
        var number = (await desk.DraftAsync(Department.Supervisor, "R1")).Value;
        var refused = Assert.IsType<Invalid>((await desk.PublishAsync(Department.Supervisor, number, 1, Today.AddDays(-1))).Refusal);
        Assert.Equal("in-the-past", refused.Errors["effectiveFrom"][0].Code);
        Assert.True((await desk.PublishAsync(Department.Supervisor, number, 1, Today)).Done);
    }

    [Fact]
    public async Task What_is_published_from_tomorrow_is_not_in_force_today()
    {
        var number = (await desk.DraftAsync(Department.Supervisor, "R1")).Value;
        Assert.True((await desk.PublishAsync(Department.Supervisor, number, 1, Today.AddDays(1))).Done);
        Assert.Equal(1, await InForceAsync());
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(number, await InForceAsync());
    }

    [Fact]
    public async Task What_is_published_never_changes_again()
    {
        var number = (await desk.DraftAsync(Department.Supervisor, "R1")).Value;
        await desk.PublishAsync(Department.Supervisor, number, 1, Today);
        // Also to who has only seen the draft: it is not another draft, but none any more.
        foreach (var seen in new[] { 1, (await queries.EditionsAsync(Department.Supervisor)).Single(edition => edition.Number == number).Version })
            Assert.IsType<AlreadyPublished>((await desk.EditAsync(Department.Supervisor, number, seen, PresetFiles.Find("R1")!)).Refusal);
        Assert.IsType<AlreadyPublished>((await desk.DiscardAsync(Department.Supervisor, number)).Refusal);
    }

    [Fact]
    public async Task Who_did_not_see_the_latest_words_does_not_write_over_them()
    {
        await desk.DraftAsync(Department.Supervisor, "R1");
        var seen = await DraftAsync();
        var mine = seen.Rulebook with { Issuer = new("Service", "售后部") };
        Assert.True((await desk.EditAsync(Department.Supervisor, seen.Number, seen.Version, mine)).Done);
        var now = (await DraftAsync()).Version;
        Assert.Equal(new DraftChanged(now), (await desk.EditAsync(Department.Supervisor, seen.Number, seen.Version, seen.Rulebook)).Refusal);
        Assert.Equal("售后部", (await DraftAsync()).Rulebook.Issuer.Zh);
    }

    [Fact]
    public async Task A_gate_that_the_portal_cannot_check_is_refused_by_its_place()
    {
        await desk.DraftAsync(Department.Supervisor, "R1");
        var draft = await DraftAsync();
        var asking = draft.Rulebook with { Gates = draft.Rulebook.Gates.SetItem(1, draft.Rulebook.Gates[1] with { Gate = "StarsAreRight" }) };
        var refused = Assert.IsType<Invalid>((await desk.EditAsync(Department.Supervisor, draft.Number, draft.Version, asking)).Refusal);
        Assert.Equal("unknown", refused.Errors["gates[1].gate"][0].Code);
    }

    [Theory]
    [InlineData("CustomerAccepted", Stage.Accepting, ServiceType.Repair, "before", "cannot-be-met")]
    [InlineData("PackagesCounted", Stage.EnRoute, ServiceType.Installation, "before", "cannot-be-met")]
    [InlineData("TestPassed", Stage.OnSite, ServiceType.Repair, "before", "cannot-be-met")]
    [InlineData("SurveyAsked", Stage.FollowUp, ServiceType.Repair, "before", "cannot-be-met")]
    [InlineData("QuestionsAnswered", Stage.AwaitingParts, ServiceType.Repair, "before", "cannot-be-met")]
    [InlineData("PackagesCounted", Stage.OnSite, ServiceType.Repair, "types", "not-for-service")]
    public async Task A_gate_that_nobody_could_pass_is_refused_by_its_place(string gate, Stage before, ServiceType type, string field, string problem)
    {
        await desk.DraftAsync(Department.Supervisor, "R1");
        var draft = await DraftAsync();
        var asking = draft.Rulebook with { Gates = [new GateRule(gate, before, [type], "R1.6")] };

        var refused = Assert.IsType<Invalid>((await desk.EditAsync(Department.Supervisor, draft.Number, draft.Version, asking)).Refusal);

        Assert.Equal(problem, Assert.Single(refused.Errors[$"gates[0].{field}"]).Code);
    }

    [Fact]
    public async Task A_company_puts_in_clauses_of_its_own_and_what_names_one_that_was_taken_out_is_refused_by_its_place()
    {
        await desk.DraftAsync(Department.Supervisor, "R5");
        var (draft, own) = (await DraftAsync(), new Clause("厂-12", new("Our own", "本公司规定"), new("Gates are locked at night.", "夜间厂门上锁。"), Keeping.Acknowledged));
        var without = draft.Rulebook with { Clauses = [.. draft.Rulebook.Clauses.Where(clause => clause.Id is not ("R5.7" or "R5.6")), own], Commitments = [new Commitment(ClockName.Repair, [ServiceType.Repair], new PromiseByPriority { Low = 1, Normal = 1, High = 1, Urgent = 1 }, CountedTime.Working, [], "R5.7")] };

        var refused = Assert.IsType<Invalid>((await desk.EditAsync(Department.Supervisor, draft.Number, draft.Version, without)).Refusal);
        Assert.Equal(["commitments[0].clause", "dates[0].clause", "gates[0].clause"], refused.Errors.Keys.Order());
        var kept = without with { Gates = without.Gates.RemoveAt(0), Dates = [], Commitments = [] };
        Assert.True((await desk.EditAsync(Department.Supervisor, draft.Number, draft.Version, kept)).Done);
        Assert.Equal(own.Text, (await DraftAsync()).Rulebook.Find("厂-12")!.Text);
    }

    [Theory]
    [InlineData("", "not-a-number")]
    [InlineData("R 5", "not-a-number")]
    [InlineData("../5", "not-a-number")]
    [InlineData("R1.123456789012345678", "not-a-number")]
    [InlineData("r1.1", "taken")]
    public async Task A_clause_has_a_number_of_its_own_that_can_stand_in_an_address(string id, string problem)
    {
        await desk.DraftAsync(Department.Supervisor, "R1");
        var draft = await DraftAsync();
        var place = $"clauses[{draft.Rulebook.Clauses.Length}].";

        var refused = Assert.IsType<Invalid>((await desk.EditAsync(Department.Supervisor, draft.Number, draft.Version, draft.Rulebook with { Clauses = draft.Rulebook.Clauses.Add(new Clause(id, new("", "x"), new("x", ""), Keeping.Measure)) })).Refusal);

        Assert.Equal(problem, refused.Errors[place + "id"][0].Code);
        Assert.Contains(place + "chapter.en", refused.Errors.Keys);
        Assert.Contains(place + "text.zh", refused.Errors.Keys);
    }

    [Fact]
    public async Task A_date_ahead_is_made_after_something_for_somebody_in_a_time_that_can_be_counted()
    {
        await desk.DraftAsync(Department.Supervisor, "R8");
        var draft = await DraftAsync();
        var right = draft.Rulebook.DatesAhead[0];
        DateRule[] wrong = [right with { Kind = DateKind.NextMaintenance }, right with { After = Stage.OnSite }, right with { Types = [] }, right with { In = [] }, right with { In = [new Period(0, PeriodUnit.Days)] }, right with { In = [new Period(int.MaxValue, PeriodUnit.Months)] }, right with { Clause = "R9.9" }, right];

        var refused = Assert.IsType<Invalid>((await desk.EditAsync(Department.Supervisor, draft.Number, draft.Version, draft.Rulebook with { Dates = [.. wrong] })).Refusal);

        Assert.Equal(["dates[0].kind", "dates[1].after", "dates[2].types", "dates[3].in", "dates[4].in", "dates[5].in", "dates[6].clause"], refused.Errors.Keys.Order());
    }

    private async Task<EditionFile> DraftAsync() => (await queries.EditionsAsync(Department.Supervisor)).Single(edition => edition.Draft);

    private async Task<int> InForceAsync() => (await queries.EditionsAsync(Department.Staff)).Single(edition => edition.InForce).Number;
}
