namespace AfterSales.Portal.Notifications;

/// <summary>Tells the bell of a circuit that its reader has just read something, so that it need not wait for its next look.</summary>
public sealed class NoticesRead
{
    public event Func<Task>? Happened;

    public Task TellAsync() => Happened?.Invoke() ?? Task.CompletedTask;
}
