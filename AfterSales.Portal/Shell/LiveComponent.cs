using System.Globalization;
using AfterSales.Core.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Shell;

/// <summary>
/// A component that follows what happens elsewhere for as long as it is shown: it owns the token that ends with it,
/// and takes what arrives into its own dispatcher and the reader's language.
/// </summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(3);
    private readonly CancellationTokenSource gone = new();
    private readonly Stack<(IJSObjectReference Held, string? End)> scripts = [];

    protected LiveComponent() => Gone = gone.Token;

    /// <summary>Cancelled when the component leaves the page; may be looked at after that too.</summary>
    protected CancellationToken Gone { get; }

    /// <summary>Loads the component's script module, which is let go with the component.</summary>
    protected async Task<IJSObjectReference> ModuleAsync(IJSRuntime js, string path)
    {
        var module = await js.InvokeAsync<IJSObjectReference>("import", Gone, path);
        scripts.Push((module, null));
        return module;
    }

    /// <summary>Begins what a module does for the component; its own <paramref name="end"/> is called when the component leaves.</summary>
    protected async Task<IJSObjectReference> BeginAsync(IJSObjectReference module, string begin, string end, params object?[] arguments)
    {
        var begun = await module.InvokeAsync<IJSObjectReference>(begin, Gone, arguments);
        scripts.Push((begun, end));
        return begun;
    }

    /// <summary>
    /// Calls <paramref name="apply"/> with each item, in the component's dispatcher. Rendering is left to it:
    /// most items concern a part of what is shown. A stream that breaks is shown by the nearest error boundary.
    /// </summary>
    protected void Follow<T>(IAsyncEnumerable<T> stream, Func<T, Task> apply)
    {
        // A push comes from the thread of whoever caused it, with that person's language.
        var (culture, language) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        _ = FollowAsync();

        async Task FollowAsync()
        {
            try
            {
                await foreach (var item in stream.WithCancellation(Gone).ConfigureAwait(false))
                    await InvokeAsync(() =>
                    {
                        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, language);
                        return Gone.IsCancellationRequested ? Task.CompletedTask : apply(item);
                    });
            }
            catch (OperationCanceledException) when (Gone.IsCancellationRequested)
            {
            }
            catch (Exception exception)
            {
                await DispatchExceptionAsync(exception);
            }
        }
    }

    /// <inheritdoc cref="Follow{T}(IAsyncEnumerable{T}, Func{T, Task})"/>
    protected void Follow<T>(IAsyncEnumerable<T> stream, Action<T> apply) => Follow(stream, item =>
    {
        apply(item);
        return Task.CompletedTask;
    });

    /// <summary>
    /// Calls <paramref name="show"/> and renders whenever the signal says that something is other than before, at most every few seconds:
    /// changes come in crowds, and a page that moved with each would not be read.
    /// </summary>
    protected void FollowChanges(ChangeSignal signal, TimeProvider time, Func<Task> show) => Follow(signal.WatchAsync(Gone), async _ =>
    {
        await show();
        StateHasChanged();
        await Task.Delay(Pace, time, Gone);
    });

    /// <summary>
    /// Calls <paramref name="show"/> and renders whenever the reader goes to another address of the same page: a filter,
    /// or the way back.
    /// </summary>
    protected void FollowAddress(NavigationManager navigation, Func<Task> show)
    {
        var page = new Uri(navigation.Uri).AbsolutePath;
        navigation.LocationChanged += Moved;
        Gone.Register(() => navigation.LocationChanged -= Moved);

        void Moved(object? sender, LocationChangedEventArgs moved)
        {
            if (new Uri(moved.Location).AbsolutePath == page)
                _ = InvokeAsync(ShowAsync);
        }

        async Task ShowAsync()
        {
            try
            {
                await show();
                StateHasChanged();
            }
            catch (OperationCanceledException) when (Gone.IsCancellationRequested)
            {
            }
            catch (Exception exception)
            {
                await DispatchExceptionAsync(exception);
            }
        }
    }

    /// <summary>Releases what the component holds besides its scripts. A lost circuit is no error here.</summary>
    protected virtual ValueTask LeaveAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (gone.IsCancellationRequested)
            return;
        await gone.CancelAsync();
        try
        {
            await LeaveAsync();
            // What was begun ends before the module that began it.
            while (scripts.TryPop(out var script))
            {
                if (script.End is { } end)
                    await script.Held.InvokeVoidAsync(end);
                await script.Held.DisposeAsync();
            }
        }
        // A call that was under way when the circuit was lost is cancelled.
        catch (Exception lost) when (lost is JSDisconnectedException or TaskCanceledException)
        {
        }
        gone.Dispose();
    }
}
