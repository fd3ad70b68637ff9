using AfterSales.Core.Data;
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

    private async Task<EditionFile> DraftAsync() => (await queries.EditionsAsync(Department.Supervisor)).Single(edition => edition.Draft);

    private async Task<int> InForceAsync() => (await queries.EditionsAsync(Department.Staff)).Single(edition => edition.InForce).Number;
}
