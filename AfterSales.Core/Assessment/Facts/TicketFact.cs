using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Assessment;

/// <summary>
/// What all figures need of one ticket, worked out from its activities, visits, holds, clocks and surveys: never written by a
/// command, and the same whenever it is worked out again. Spans of time are in ticks of 100 ns, moments UTC.
/// </summary>
/// <remarks>No foreign key: who follows saves would take it for a part of the ticket and read its card again.</remarks>
public sealed class TicketFact
{
    public required long TicketId { get; init; }
    /// <summary>UTC date of the report, as a day number: figures are asked for by it.</summary>
    public required int Day { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime? AcceptedAt { get; init; }
    public required Stage Stage { get; init; }
    public required ServiceType ServiceType { get; init; }
    public required Priority Priority { get; init; }
    public required Channel Channel { get; init; }
    public required CustomerClass CustomerClass { get; init; }
    public required bool Imported { get; init; }
    /// <summary>Province, else city, of the site; empty: not known.</summary>
    public required string Region { get; init; }
    public required string ProductLine { get; init; }
    /// <summary>Code of the model.</summary>
    public required string Model { get; init; }
    public required string FaultGroup { get; init; }
    /// <summary>Model with year and month of the serial number, where it tells them.</summary>
    public required string Batch { get; init; }
    public required int? EquipmentId { get; init; }
    /// <summary>Days from the sale of the machine to the report.</summary>
    public required int? MachineDays { get; init; }
    public required TimedFact Response { get; init; }
    public required TimedFact Verify { get; init; }
    public required TimedFact Arrange { get; init; }
    public required TimedFact Arrival { get; init; }
    public required TimedFact Cycle { get; init; }
    /// <summary>Whether somebody was arranged within 24 elapsed hours, see <see cref="Verdict"/>.</summary>
    public required long DayVerdict { get; init; }
    /// <summary>Of accepted tickets; nothing of others.</summary>
    public required PartsFact Parts { get; init; }
    public required LedgerFact Ledger { get; init; }
    /// <summary>Separate stays on site before the acceptance; null: they are not known.</summary>
    public required int? Stays { get; init; }
    /// <summary>From the acceptance to the next report of the same machine and fault group; 0: there is none.</summary>
    public long RepeatedAfter { get; set; }
    public required bool Asked { get; init; }
    /// <summary>Engineers with a visit ever confirmed, ascending.</summary>
    public required int[] Engineers { get; init; }
    /// <summary>See <see cref="PackedRating"/>; in the order they were given.</summary>
    public required int[] Ratings { get; init; }

    private sealed class Configuration : IEntityTypeConfiguration<TicketFact>
    {
        public void Configure(EntityTypeBuilder<TicketFact> builder)
        {
            builder.HasKey(fact => fact.TicketId);
            builder.Property(fact => fact.TicketId).ValueGeneratedNever();
            builder.HasIndex(fact => fact.Day);
            builder.HasIndex(fact => fact.EquipmentId);
            builder.HasIndex(fact => fact.Stage);
            builder.ComplexProperty(fact => fact.Response);
            builder.ComplexProperty(fact => fact.Verify);
            builder.ComplexProperty(fact => fact.Arrange);
            builder.ComplexProperty(fact => fact.Arrival);
            builder.ComplexProperty(fact => fact.Cycle);
            builder.ComplexProperty(fact => fact.Parts);
            builder.ComplexProperty(fact => fact.Ledger);
        }
    }
}

/// <summary>One measured time of a ticket, in ticks from the report; null where it has not come to that.</summary>
public readonly record struct TimedFact
{
    /// <summary>Every hour.</summary>
    public long? Elapsed { get; init; }
    /// <summary>Working time in the calendar of the site.</summary>
    public long? Worked { get; init; }
    /// <summary>What became of the promise, see <see cref="AfterSales.Core.Assessment.Verdict"/>.</summary>
    public long Verdict { get; init; }
}

/// <summary>
/// What became of a promise, as a number that needs no clock to be kept: none was made, kept, broken, open (it stands still), or the
/// moment in ticks (UTC) from which on it is broken unless something happens.
/// </summary>
internal static class Verdict
{
    public const long None = 0, Kept = 1, Broken = 2, Open = 3;

    /// <returns>Null while it may still go either way, and where nothing was promised.</returns>
    public static bool? At(long verdict, long now) => verdict switch
    {
        Kept => true,
        Broken => false,
        > Open when verdict < now => false,
        _ => null,
    };
}

/// <summary>A ticket's time from report to acceptance by <see cref="CyclePart"/>, in ticks.</summary>
public readonly record struct PartsFact
{
    public long Intake { get; init; }
    public long Planning { get; init; }
    public long Dispatch { get; init; }
    public long Travel { get; init; }
    public long Work { get; init; }
    public long Parts { get; init; }
    public long Customer { get; init; }
    public long Acceptance { get; init; }

    internal long[] All => [Intake, Planning, Dispatch, Travel, Work, Parts, Customer, Acceptance];

    internal static PartsFact Of(long[] parts) => new()
    {
        Intake = parts[0], Planning = parts[1], Dispatch = parts[2], Travel = parts[3], Work = parts[4], Parts = parts[5], Customer = parts[6], Acceptance = parts[7],
    };
}

/// <summary>The intervals of a ticket's first repair clock once it has stopped, in ticks: running, and standing still by reason.</summary>
public readonly record struct LedgerFact
{
    public bool Stopped { get; init; }
    public long Running { get; init; }
    public long Customer { get; init; }
    public long Access { get; init; }
    public long Payment { get; init; }
    public long Approval { get; init; }
    public long Weather { get; init; }
    public long Parts { get; init; }
    public long Others { get; init; }

    /// <summary>The reasons, in the order of <see cref="Paused"/>.</summary>
    internal static readonly string[] Reasons = ["Customer", "Access", "Payment", "Approval", "Weather", "Parts", "Others"];

    internal long[] Paused => [Customer, Access, Payment, Approval, Weather, Parts, Others];
}

/// <summary>A rating in one number.</summary>
internal static class PackedRating
{
    public static int Of(int response, int quality, int attitude, int? recommend, bool commented) =>
        response | quality << 3 | attitude << 6 | (recommend is { } points ? points + 1 : 0) << 9 | (commented ? 1 << 13 : 0);

    public static (int Response, int Quality, int Attitude) Scores(int packed) => (packed & 7, packed >> 3 & 7, packed >> 6 & 7);

    public static int Sum(int packed) => (packed & 7) + (packed >> 3 & 7) + (packed >> 6 & 7);

    /// <summary>The mean rounded half up, in whole numbers so that no fraction is lost.</summary>
    public static int Score(int packed) => (2 * Sum(packed) + 3) / 6;

    public static int? Recommend(int packed) => (packed >> 9 & 15) is > 0 and var points ? points - 1 : null;

    public static bool Commented(int packed) => (packed >> 13 & 1) == 1;
}
