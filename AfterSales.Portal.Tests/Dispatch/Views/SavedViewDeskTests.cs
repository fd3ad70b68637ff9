using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Dispatch.Views;

/// <summary>Everybody who sees the board keeps own views of it, and sees nobody else's.</summary>
public sealed class SavedViewDeskTests : IAsyncLifetime
{
    private static readonly Actor Mine = LiveDepartment.Supervisor, Theirs = LiveDepartment.Staff;
    private LiveDepartment department = null!;
    private SavedViewDesk desk = null!;

    public async ValueTask InitializeAsync()
    {
        department = await LiveDepartment.OpenAsync();
        desk = new SavedViewDesk(department.Database.Gate, department.Database.Contexts);
    }

    public ValueTask DisposeAsync() => department.DisposeAsync();

    [Fact]
    public async Task A_view_is_kept_for_its_owner_alone_and_saved_again_under_its_name()
    {
        await SaveAsync(Mine, " 山西 ", "group=stage");
        await SaveAsync(Mine, "EAST", "group=blocker");
        await SaveAsync(Mine, "east", "group=engineer");
        await SaveAsync(Theirs, "山西", "group=engineer&show=due");

        Assert.Equal([("EAST", "group=engineer"), ("山西", "group=stage")], (await desk.ListAsync(Mine)).Select(view => (view.Name, view.Query)).Order());
        Assert.Equal("group=engineer&show=due", Assert.Single(await desk.ListAsync(Theirs)).Query);
    }

    [Fact]
    public async Task Of_somebody_elses_view_nobody_knows()
    {
        var id = await SaveAsync(Theirs, "山西", "group=stage");
        Assert.IsType<NotFound>((await desk.RenameAsync(Mine, id, "我的")).Refusal);
        Assert.IsType<NotFound>((await desk.DeleteAsync(Mine, id)).Refusal);
        Assert.IsType<NotFound>((await desk.SetUsualAsync(Mine, id, true)).Refusal);
    }

    [Fact]
    public async Task Who_does_not_see_the_board_keeps_no_views()
    {
        Assert.IsType<Forbidden>((await desk.SaveAsync(LiveDepartment.Engineers[0], "山西", "group=stage")).Refusal);
        Assert.Empty(await desk.ListAsync(LiveDepartment.Engineers[0]));
    }

    [Fact]
    public async Task One_view_at_most_is_the_usual_one()
    {
        var (one, other) = (await SaveAsync(Mine, "a", "group=stage"), await SaveAsync(Mine, "b", "group=blocker"));
        await desk.SetUsualAsync(Mine, one, true);
        await desk.SetUsualAsync(Mine, other, true);
        Assert.Equal(["b"], (await desk.ListAsync(Mine)).Where(view => view.Usual).Select(view => view.Name));
        await desk.SetUsualAsync(Mine, other, false);
        Assert.DoesNotContain(await desk.ListAsync(Mine), view => view.Usual);
    }

    [Fact]
    public async Task A_view_is_renamed_to_what_no_other_is_called_and_deleted()
    {
        var (one, other) = (await SaveAsync(Mine, "a", "group=stage"), await SaveAsync(Mine, "b", "group=stage"));
        Assert.Equal("already-there", ProblemOf(await desk.RenameAsync(Mine, one, "B")));
        Assert.True((await desk.RenameAsync(Mine, one, "A")).Done);
        Assert.True((await desk.DeleteAsync(Mine, other)).Done);
        Assert.Equal("A", Assert.Single(await desk.ListAsync(Mine)).Name);
    }

    [Fact]
    public async Task Names_and_looks_have_a_length_and_views_a_number()
    {
        Assert.Equal("required", ProblemOf(await desk.SaveAsync(Mine, "  ", "group=stage")));
        Assert.Equal("too-long", ProblemOf(await desk.SaveAsync(Mine, new string('x', SavedViewDesk.LongestName + 1), "group=stage")));
        Assert.Equal("too-long", ProblemOf(await desk.SaveAsync(Mine, "x", new string('x', SavedViewDesk.LongestQuery + 1))));
        for (var view = 0; view < SavedViewDesk.MostViews; view++)
            await SaveAsync(Mine, $"v{view}", "group=stage");
        Assert.Equal("too-many", ProblemOf(await desk.SaveAsync(Mine, "one more", "group=stage")));
        await SaveAsync(Mine, "v3", "group=blocker");
    }

    private async Task<int> SaveAsync(Actor actor, string name, string query)
    {
        var saved = await desk.SaveAsync(actor, name, query);
        Assert.True(saved.Done, saved.Refusal?.ToString());
        return saved.Value;
    }

    private static string ProblemOf(Outcome<int> outcome) => Assert.Single(Assert.IsType<Invalid>(outcome.Refusal).Errors.Values).Single().Code;
}
