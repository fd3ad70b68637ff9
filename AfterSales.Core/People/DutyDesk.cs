using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.People;

/// <summary>What engineers say of themselves: on duty or not 上岗, and whether the position may be shown while they are.</summary>
public sealed class DutyDesk(WriterGate gate, TimeProvider time)
{
    public Task<Outcome<Duty>> SetDutyAsync(Actor actor, bool onDuty, CancellationToken cancel = default) =>
        ChangeAsync(actor, engineer => engineer.OnDuty = onDuty, cancel);

    /// <summary>Gives or takes back the consent to show the position 位置共享.</summary>
    public Task<Outcome<Duty>> SetSharingAsync(Actor actor, bool shares, CancellationToken cancel = default) =>
        ChangeAsync(actor, engineer => engineer.SharesPosition = shares, cancel);

    private Task<Outcome<Duty>> ChangeAsync(Actor actor, Action<Engineer> change, CancellationToken cancel) =>
        gate.InTransactionAsync<Duty>(async db =>
        {
            var engineer = actor.IsEngineer ? await db.Engineers.FirstOrDefaultAsync(one => one.Id == actor.EmployeeId, cancel) : null;
            if (engineer is null)
                return new Forbidden();
            change(engineer);
            engineer.SharingSince = engineer is { OnDuty: true, SharesPosition: true } ? engineer.SharingSince ?? time.GetUtcNow().UtcDateTime : null;
            await db.SaveChangesAsync(cancel);
            return new Duty(engineer.OnDuty, engineer.SharesPosition);
        }, cancel);
}

/// <summary>How an engineer stands to being called.</summary>
public sealed record Duty(bool OnDuty, bool SharesPosition)
{
    /// <summary>Where the engineer is may be taken and shown.</summary>
    public bool Sharing => OnDuty && SharesPosition;
}
