using System.Collections.Concurrent;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Portal.Dispatch.Feed;
using AfterSales.Portal.Dispatch.Wall;
using AfterSales.Portal.Tests.World;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace AfterSales.Portal.Tests.Dispatch;

/// <summary>That a connection does not outlive the right to it, and never goes quiet without ending.</summary>
public sealed class BoardFollowingTests : IAsyncDisposable
{
    private readonly CancellationTokenSource gone = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly FakeTimeProvider time = new();
    private readonly TaskCompletionSource aborted = new();
    private readonly Notes log = new();

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        gone.Dispose();
    }

    [Fact]
    public async Task A_session_that_no_longer_stands_ends_the_connection_within_half_a_minute()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var stands = true;
        var following = Follow(department, new Client()).RunAsync(_ => Task.FromResult(stands), aborted.SetResult, gone.Token);
        time.Advance(BoardFollowing.Trust);
        Assert.False(aborted.Task.IsCompleted);
        stands = false;
        time.Advance(BoardFollowing.Trust);
        await aborted.Task.WaitAsync(gone.Token);
        await following.WaitAsync(gone.Token);
    }

    [Fact]
    public async Task A_client_that_cannot_be_told_is_ended_and_that_is_logged()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var following = Follow(department, new Client { Breaks = true }).RunAsync(_ => Task.FromResult(true), aborted.SetResult, gone.Token);
        await department.RegisterAsync();
        await aborted.Task.WaitAsync(gone.Token);
        await following.WaitAsync(gone.Token);
        Assert.IsType<IOException>(Assert.Single(log.Exceptions));
    }

    [Fact]
    public async Task A_connection_that_goes_by_itself_is_no_failure()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var following = Follow(department, new Client()).RunAsync(_ => Task.FromResult(true), aborted.SetResult, gone.Token);
        await gone.CancelAsync();
        await following.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(aborted.Task.IsCompleted);
        Assert.Empty(log.Exceptions);
    }

    private BoardFollowing Follow(LiveDepartment department, Client client) =>
        new(new BoardSight(LiveDepartment.Supervisor), department.Feed.Watch(gone.Token), client, time, log);

    private sealed class Client : IDispatchClient
    {
        public bool Breaks { get; init; }

        public Task Changed(BoardChange change) => Breaks ? Task.FromException(new IOException("away")) : Task.CompletedTask;

        public Task Day(WallDay day) => Task.CompletedTask;
    }

    private sealed class Notes : ILogger<BoardFollowing>
    {
        public ConcurrentQueue<Exception> Exceptions { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null)
                Exceptions.Enqueue(exception);
        }
    }
}
