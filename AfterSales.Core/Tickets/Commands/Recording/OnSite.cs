using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>It is safe to work 安全检查 (R5.8): all three, or work does not begin.</summary>
public sealed record CheckSafety : RecordCommand
{
    [Required] public bool? PowerLocked { get; init; }
    [Required] public bool? AreaClear { get; init; }
    [Required] public bool? ProtectiveGear { get; init; }
    [LongText] public string? Note { get; init; }

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now)
    {
        CheckSo(check, "powerLocked", PowerLocked);
        CheckSo(check, "areaClear", AreaClear);
        CheckSo(check, "protectiveGear", ProtectiveGear);
    }

    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.SafetyCheck, now) { Passed = true, Text = Note };
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ApplyOnSite(ticket, now);
    internal override string? Words(Circumstances now) => Said(Mark(yes: true), Note);
}

/// <summary>Unpacked and counted against the delivery list 开箱清点 (R9.7).</summary>
public sealed record CountPackages : RecordCommand
{
    [Required, Range(1, 9999)] public int? Expected { get; init; }
    [Required, Range(1, 9999)] public int? Counted { get; init; }
    [LongText] public string? Note { get; init; }

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now) =>
        check.Require(Expected is null || Counted is null || Expected == Counted || !string.IsNullOrWhiteSpace(Note), "note");

    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.PackageCount, now)
    {
        Passed = Counted == Expected,
        Count = Counted,
        Text = Note,
        Lines = [.. Line("expected", Expected!.Value.ToString(CultureInfo.InvariantCulture))],
    };

    internal override string? Words(Circumstances now) => Said($"{Counted} / {Expected}", Note);
}

/// <summary>Installed to the norm, or not 安装检查 (R2.3).</summary>
public sealed record CheckInstallation : RecordCommand
{
    [Required] public bool? InOrder { get; init; }
    [LongText] public string? Note { get; init; }
    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.InstallationCheck, now) { Passed = InOrder, Text = Note };
    internal override string? Words(Circumstances now) => Said(Mark(InOrder == true), Note);
}

/// <summary>The customer's people were trained 客户培训 (R2.3, R9.10).</summary>
public sealed record TrainCustomer : RecordCommand
{
    [Required] public string? Attendees { get; init; }
    [Required, LongText] public string? Content { get; init; }

    internal override ServiceRecord Fact(Circumstances now) =>
        new(RecordKind.CustomerTraining, now) { Text = Content, Lines = [.. Line("attendees", Attendees)] };

    internal override string? Words(Circumstances now) => Said(Attendees, Content);
}

/// <summary>Somebody who operates the machine, as it comes in.</summary>
public sealed record OperatorInput
{
    [Required, MaxLength(100)] public string? Name { get; init; }
    [Required, MaxLength(40)] public string? Phone { get; init; }
}

/// <summary>Who operates the machine, and how they are reached 操作人员 (R9.11).</summary>
public sealed record NoteOperators : RecordCommand
{
    [Required] public IReadOnlyList<OperatorInput>? Operators { get; init; }

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now)
    {
        for (var index = 0; index < Operators?.Count; index++)
        {
            if (Operators[index]?.Phone is { } phone && !string.IsNullOrWhiteSpace(phone) && phone.Count(char.IsAsciiDigit) < 5)
                check.Add($"operators[{index}].phone", "not-a-phone");
        }
    }

    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.Operators, now)
    {
        Lines = [.. Operators!.Select(one => new RecordLine("operators", one.Name!.Trim(), one.Phone!.Trim()))],
    };

    // The timeline is read by more people than those who may call them.
    internal override string? Words(Circumstances now) => string.Join(", ", Operators!.Select(one => one.Name!.Trim()));
}
