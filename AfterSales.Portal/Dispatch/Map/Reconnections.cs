using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace AfterSales.Portal.Dispatch.Map;

/// <summary>
/// Tells the components of one circuit that its browser is connected again. Renderings are sent again by Blazor; calls
/// of scripts are not, and who makes them must know.
/// </summary>
public sealed class Reconnections : CircuitHandler
{
    private readonly Lock turn = new();
    private readonly List<Channel<bool>> watchers = [];
    private bool wasUp;

    /// <summary>One item for each reconnection from now on.</summary>
    public IAsyncEnumerable<bool> Watch(CancellationToken cancel)
    {
        var watcher = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        lock (turn)
            watchers.Add(watcher);
        return ReadAsync(watcher, cancel);
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (wasUp)
            Tell();
        wasUp = true;
        return Task.CompletedTask;
    }

    private void Tell()
    {
        lock (turn)
            watchers.ForEach(watcher => watcher.Writer.TryWrite(true));
    }

    private async IAsyncEnumerable<bool> ReadAsync(Channel<bool> watcher, [EnumeratorCancellation] CancellationToken cancel)
    {
        try
        {
            await foreach (var item in watcher.Reader.ReadAllAsync(cancel))
                yield return item;
        }
        finally
        {
            lock (turn)
                watchers.Remove(watcher);
        }
    }
}
