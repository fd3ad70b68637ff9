using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AfterSales.Core.Data;
using AfterSales.Core.Import;

namespace AfterSales.Portal.Import;

/// <summary>
/// Runs imports and checks apart from the pages that start them, one at a time: who leaves the page and comes back finds
/// it as far as it has come.
/// </summary>
public sealed partial class ImportRunner(HistoryImport history, TimeProvider time, ILogger<ImportRunner> log) : BackgroundService
{
    private static readonly TimeSpan BetweenWords = TimeSpan.FromMilliseconds(100);
    private readonly Lock turn = new();
    private readonly Channel<Job> jobs = Channel.CreateUnbounded<Job>();
    private readonly List<Channel<ImportState>> watchers = [];
    private CancellationTokenSource? running;

    public ImportState State { get; private set; } = ImportState.Nothing;

    /// <summary>Null: it is started.</summary>
    public Refusal? Start(Actor actor, Upload upload, ImportMapping mapping, bool dry)
    {
        if (!actor.IsSupervisor)
            return new Forbidden();
        lock (turn)
        {
            if (State.Running)
                return new ImportRunning();
            running = new CancellationTokenSource();
            Tell(new ImportState { Phase = ImportPhase.Running, Dry = dry, UploadId = upload.Id, FileName = upload.Name, By = actor.Name, Draft = upload.Draft });
            jobs.Writer.TryWrite(new Job(actor, upload.File, mapping, dry, running.Token));
        }
        return null;
    }

    /// <summary>Ends what runs, with nothing written.</summary>
    public Refusal? Cancel(Actor actor)
    {
        if (!actor.IsSupervisor)
            return new Forbidden();
        lock (turn)
        {
            if (State.Running)
                running?.Cancel();
        }
        return null;
    }

    /// <summary>How it stands now, and from then on; whoever is slow gets the latest.</summary>
    public async IAsyncEnumerable<ImportState> Watch([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var slot = Channel.CreateBounded<ImportState>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (turn)
        {
            slot.Writer.TryWrite(State);
            watchers.Add(slot);
        }
        try
        {
            await foreach (var state in slot.Reader.ReadAllAsync(cancel))
                yield return state;
        }
        finally
        {
            lock (turn)
                watchers.Remove(slot);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in jobs.Reader.ReadAllAsync(stoppingToken))
        {
            using var both = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, job.Cancel);
            try
            {
                var progress = new Said(this, time);
                var outcome = job.Dry
                    ? await history.CheckAsync(job.Actor, job.File, job.Mapping, progress, both.Token)
                    : await history.RunAsync(job.Actor, job.File, job.Mapping, progress, both.Token);
                Finish(outcome.Done ? ImportPhase.Done : ImportPhase.Failed, outcome.Value);
            }
            catch (OperationCanceledException) when (both.IsCancellationRequested)
            {
                Finish(ImportPhase.Cancelled, null);
            }
            catch (Exception failure)
            {
                // Nothing of it was kept; the page says so, and the next one may run.
                LogFailure(failure);
                Finish(ImportPhase.Failed, null);
            }
        }
    }

    private void Finish(ImportPhase phase, ImportReport? report)
    {
        lock (turn)
        {
            running?.Dispose();
            running = null;
            Tell(State with { Phase = phase, Progress = null, Report = report });
        }
    }

    private void Tell(ImportState state)
    {
        State = state;
        foreach (var watcher in watchers)
            watcher.Writer.TryWrite(state);
    }

    [LoggerMessage(4201, LogLevel.Error, "An import broke off; nothing of it was kept")]
    private partial void LogFailure(Exception failure);

    private sealed record Job(Actor Actor, ImportFile File, ImportMapping Mapping, bool Dry, CancellationToken Cancel);

    /// <summary>At once and in order, but not more often than anybody can read.</summary>
    private sealed class Said(ImportRunner runner, TimeProvider time) : IProgress<ImportProgress>
    {
        private long last;

        public void Report(ImportProgress value)
        {
            if (last != 0 && time.GetElapsedTime(last) < BetweenWords)
                return;
            last = time.GetTimestamp();
            lock (runner.turn)
                runner.Tell(runner.State with { Progress = value });
        }
    }
}
