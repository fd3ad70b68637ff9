using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Satisfaction.SpotChecks;
using AfterSales.Portal.Assessment.Addresses;
using AfterSales.Portal.Tests.Demo;
using AfterSales.Portal.Tests.World;
using Microsoft.AspNetCore.WebUtilities;

namespace AfterSales.Portal.Tests.Assessment;

/// <summary>What a figure of a report or of a clause opens is what it was taken from, or fell short by.</summary>
public sealed class FigureAddressTests(DemoWorld world) : IClassFixture<DemoWorld>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private static readonly Actor Supervisor = new(null, "?", Roles.Supervisor, Origin.Page);
    private static readonly DateOnly From = new(2026, 10, 1), To = new(2026, 11, 1);
    private readonly SetClock clock = new(DemoWorld.Now);

    [Fact]
    public async Task The_list_behind_each_figure_holds_as_many_as_the_figure_says()
    {
        var database = world.Database;
        var store = new FactStore(database.Contexts, new FactFolder(database.Gate, database.Contexts, TestDatabase.Calendars));
        var measures = new ActionQueries(database.Contexts, TestDatabase.Company, clock);
        var (complaints, checks) = (new ComplaintQueries(database.Contexts, measures, clock), new SpotCheckQueries(database.Contexts, measures, TestDatabase.Company, clock));
        var figures = (await new KeyFigureQueries(store, clock, complaints, checks).OfAsync(Supervisor, new FigureFilter(From, To), Cancel)).Value!;
        Assert.Equal(Enum.GetValues<KeyFigure>().Length, figures.Count);
        // Of promoters less detractors no list can hold as many as that says.
        foreach (var (figure, value) in figures.Where(one => one.Key != KeyFigure.Nps))
        {
            var listed = await ListedAsync(FigureAddress.Of(figure, From, To), store, complaints, checks);
            Assert.True(Expected(value) == listed, $"{figure} is {value.Value} of {value.Cases}, its list holds {listed}.");
        }
    }

    private static int Expected(KeyFigureValue figure)
    {
        return figure.Figure switch
        {
            KeyFigure.ResponseKept or KeyFigure.ArrivalKept or KeyFigure.RepairKept or KeyFigure.ArrangedWithinDay or KeyFigure.FirstTimeFix => Part(1 - figure.Value),
            KeyFigure.Repeat30 or KeyFigure.Repeat90 => Part(figure.Value),
            KeyFigure.Backlog => (int)figure.Value!.Value,
            KeyFigure.ComplaintsPer100 => Part(figure.Value / 100),
            _ => figure.Cases,
        };

        // Of what may still come back there is no share, and no ticket.
        int Part(double? share) => share is { } part ? (int)Math.Round(part * figure.Cases) : 0;
    }

    private async Task<int> ListedAsync(string href, FactStore store, ComplaintQueries complaints, SpotCheckQueries checks)
    {
        var uri = new Uri("http://portal" + href);
        var show = QueryHelpers.ParseQuery(uri.Query).GetValueOrDefault("show").ToString();
        if (uri.AbsolutePath == "/complaints")
            return (await complaints.ListAsync(Supervisor, new ComplaintFilter { Show = Enum.Parse<ComplaintChoice>(show), From = From, To = To }, cancel: Cancel)).Total;
        if (uri.AbsolutePath == "/spot-checks")
            return (await checks.ListAsync(Supervisor, new SpotCheckFilter { Show = Enum.Parse<CheckChoice>(show), From = From, To = To }, cancel: Cancel)).Total;
        var address = ChartAddress.Read(uri.ToString());
        var filter = address.Filter(DateOnly.FromDateTime(clock.Now.UtcDateTime));
        Assert.Equal((From, To), (filter.From!.Value, filter.To!.Value));
        var behind = uri.AbsolutePath == "/charts/satisfaction"
            ? await new RatingQueries(store, world.Database.Contexts, clock).BehindAsync(Supervisor, filter, address.Slice, cancel: Cancel)
            : await new TimeQueries(store, world.Database.Contexts, new PromiseTimes(), clock).BehindAsync(Supervisor, address.Measure ?? (uri.AbsolutePath == "/charts/cycle" ? Measure.Cycle : Measure.Response), filter, address.Slice, cancel: Cancel);
        return behind.Value!.Total;
    }
}
