using AfterSales.Bench;
using AfterSales.Bench.Board;

return args switch
{
    ["create"] => await CreateTickets.RunAsync(),
    ["command"] => await CommandTime.RunAsync(),
    ["clone"] => await CloneToBoard.RunAsync(),
    ["board-latency", .. var rounds] => await BoardLatency.RunAsync(Count(rounds, 5)),
    ["board-memory", .. var rounds] => await BoardMemory.RunAsync(Count(rounds, 5)),
    ["board-leaks"] => await BoardMemory.LeaksAsync(),
    ["board-visible", .. var rounds] => await BoardInBrowser.VisibleAsync(Count(rounds, 5)),
    ["board-load", .. var rounds] => await BoardInBrowser.LoadAsync(Count(rounds, 5)),
    ["board-lift", .. var rounds] => await BoardLift.RunAsync(Count(rounds, 5)),
    ["board-crowd", .. var rounds] => await BoardCrowd.RunAsync(Count(rounds, 5)),
    ["board-slow", .. var rounds] => await BoardSlow.RunAsync(Count(rounds, 5)),
    ["board-restart", .. var rounds] => await BoardRestart.RunAsync(Count(rounds, 5)),
    ["map", .. var rounds] => await MapInBrowser.RunAsync(Count(rounds, 5)),
    [BareHub.Command] => await BareHub.ServeAsync(),
    ["figures", .. var tickets] => await AfterSales.Bench.Figures.FigureTimes.RunAsync(Count(tickets, 1_000_000)),
    ["wall-heap"] => await AfterSales.Bench.Wall.WallHeap.RunAsync(),
    _ => Usage(),
};

static int Count(string[] rest, int usual) => rest is [var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : usual;

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project bench/AfterSales.Bench -- create | command | clone | board-latency [rounds] | board-memory [rounds] | board-leaks"
        + " | board-visible [rounds] | board-load [rounds] | board-lift [rounds] | board-crowd [rounds] | board-slow [rounds] | board-restart [rounds] | map [rounds] | wall-heap | figures [tickets]");
    return 1;
}
