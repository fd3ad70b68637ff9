using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Assessment;

/// <summary>Where a measured time stands among the columns.</summary>
internal readonly record struct Measured(Measure Measure, CountedTime Time)
{
    private const int ElapsedBlock = 0, WorkedBlock = 1, VerdictBlock = 2;

    public FactGroup Column => Measure switch
    {
        Measure.Response => FactGroup.Response,
        Measure.Cycle => FactGroup.Cycle,
        Measure.Verify => FactGroup.Verify,
        Measure.Arrange => FactGroup.Arrange,
        _ => FactGroup.Arrival,
    };

    /// <summary>The clock that promises it; null: none does.</summary>
    public ClockName? Promise => Measure switch
    {
        Measure.Response => ClockName.Response,
        Measure.Cycle => ClockName.Repair,
        Measure.Arrange => ClockName.Arrange,
        Measure.Arrival => ClockName.Arrival,
        _ => null,
    };

    public ReadOnlySpan<long> TicksOf(FactDay day) => day.Longs(Column, Time == CountedTime.Working ? WorkedBlock : ElapsedBlock);

    public ReadOnlySpan<long> VerdictsOf(FactDay day) => day.Longs(Column, VerdictBlock);
}
