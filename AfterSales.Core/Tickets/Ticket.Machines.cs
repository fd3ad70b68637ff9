using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>What exchanges and upgrades change in the equipment file.</summary>
public sealed partial class Ticket
{
    internal Refusal? SwapMachine(string newSerialNumber, ServiceRecord swap, Circumstances now)
    {
        var old = Equipment!;
        // If the new one does not run either, that is a service of its own, for that machine.
        if (old.ReplacedAt is not null)
            return Invalid.Field("newSerialNumber", "already-exchanged");
        if (now.Found.Equipment is not null)
            return Invalid.Field("newSerialNumber", "taken");
        old.ReplacedBy = new Equipment
        {
            SerialNumber = newSerialNumber,
            Model = old.Model,
            Customer = Customer ?? old.Customer,
            Site = Site ?? old.Site,
            SoldOn = old.SoldOn,
            WarrantyUntil = old.WarrantyUntil,
            Configuration = [.. old.Configuration.Select(item => item with { })],
        };
        old.ReplacedAt = now.Now;
        swap.Lines.Insert(0, new RecordLine("oldSerialNumber", null, old.SerialNumber));
        return Keep(swap);
    }

    internal Refusal? Reconfigure(IReadOnlyList<ConfigurationInput> items, Circumstances now)
    {
        var changes = new ServiceRecord(RecordKind.ConfigurationChange, now);
        var configuration = Equipment!.Configuration.ToList();
        foreach (var item in items)
        {
            var (name, value) = (item.Name!.Trim(), item.Value!.Trim());
            var at = configuration.FindIndex(line => line.Name == name);
            changes.Lines.Add(new RecordLine("items", name, at < 0 ? value : $"{configuration[at].Value} → {value}"));
            if (at < 0)
                configuration.Add(new ConfigurationItem(name, value));
            else
                configuration[at] = new ConfigurationItem(name, value);
        }
        Equipment.Configuration = configuration;
        return Keep(changes);
    }
}
