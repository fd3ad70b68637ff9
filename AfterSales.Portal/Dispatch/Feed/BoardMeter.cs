using System.Diagnostics.Metrics;
using AfterSales.Core.Dispatch.Live;

namespace AfterSales.Portal.Dispatch.Feed;

/// <summary>How many watch the board now, for <c>dotnet-counters</c> and collectors of OpenTelemetry: it must fall again when pages are closed.</summary>
internal sealed class BoardMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "AfterSales.Dispatch";

    public BoardMeter(IMeterFactory meters, BoardFeed feed) =>
        meters.Create(Name).CreateObservableUpDownCounter("aftersales.board.watchers", () => feed.Watchers, "{watcher}", "Pages, walls and connections that follow the board.");
}
