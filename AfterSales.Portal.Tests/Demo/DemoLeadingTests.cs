using AfterSales.Core.Assessment.Evaluation;
using AfterSales.Core.Assessment.Reviews;
using AfterSales.Core.People.Signing;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Portal.Tests.Assessment;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Demo;

/// <summary>That a newcomer finds the department looking at itself.</summary>
public sealed class DemoLeadingTests(DemoPortal demo) : IClassFixture<DemoPortal>
{
    private readonly PortalFactory portal = demo.Portal;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Most_have_signed_the_rulebook_in_force_and_some_have_not()
    {
        var supervisor = await portal.ActorAsync("supervisor1");
        var edition = (await portal.Get<RulebookQueries>().EditionsAsync(supervisor, Cancel)).Single(one => one.InForce);
        var signers = await portal.Get<SigningDesk>().SignersAsync(supervisor, edition.Number, Cancel);
        Assert.Equal((21, 3), (signers.Count, signers.Count(signer => signer.SignedAt is null)));
    }

    [Fact]
    public async Task The_last_quarter_was_reviewed_with_findings_and_a_measure()
    {
        var supervisor = await portal.ActorAsync("supervisor1");
        var line = Assert.Single((await portal.Get<ReviewQueries>().ListAsync(supervisor, cancel: Cancel)).Items);
        var review = (await portal.Get<ReviewQueries>().FindAsync(supervisor, line.Id, Cancel))!;
        Assert.Equal((review.From.AddMonths(3).AddDays(-1), 3), (review.Until, review.Findings.Count));
        Assert.Contains(review.Figures, figure => figure.Value is not null);
        Assert.NotNull(review.ConcludedAt);
        Assert.Single(await portal.Get<ActionQueries>().OfSourceAsync(supervisor, ActionSource.Review, line.Id, Cancel));
    }

    [Fact]
    public async Task The_service_was_evaluated_by_items_that_ship_with_points_of_the_companys_own()
    {
        var supervisor = await portal.ActorAsync("supervisor1");
        var queries = portal.Get<EvaluationQueries>();
        var sheet = Assert.Single((await queries.ListAsync(supervisor, cancel: Cancel)).Items);
        Assert.True(sheet is { Frozen: true, Level: not null });
        var table = await queries.TableAsync(supervisor, Cancel);
        // Every item that is looked at is worth the same: what the standard gives for one is nobody's to invent.
        Assert.Equal(10, Assert.Single(table.Select(item => item.Points).OfType<double>().Distinct()));
        Assert.Contains(table, item => item.Points is null);
    }
}
