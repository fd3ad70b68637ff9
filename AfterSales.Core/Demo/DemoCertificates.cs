using System.Globalization;
using AfterSales.Core.People;
using AfterSales.Core.People.Certificates;

namespace AfterSales.Core.Demo;

/// <summary>
/// What the demo company's engineers hold: nearly everything valid, some of it ending soon, and one of those off duty has
/// let a certificate end, so that a refusal can be tried.
/// </summary>
internal static class DemoCertificates
{
    private const string By = "王海燕";

    public static IEnumerable<Certificate> Of(IReadOnlyList<Engineer> engineers, DateOnly today, DateTime now)
    {
        for (var at = 0; at < engineers.Count; at++)
        {
            var engineer = engineers[at];
            var ends = today.AddDays(at == engineers.Count - 1 ? -17 : at % 5 == 2 ? 21 : at % 5 == 4 ? 48 : 220 + (at * 31));
            var kinds = engineer.Skills.Where(skill => skill.Contains('证', StringComparison.Ordinal)).DefaultIfEmpty("设备维修工职业资格证").ToList();
            foreach (var kind in kinds)
                yield return New(engineer, CertificateProof.Qualification, kind, Numbered("ZG", at), ends.AddYears(-3), ends, now);
            yield return New(engineer, CertificateProof.Training, "岗位培训合格证", Numbered("PX", at), today.AddDays(-400 + at), at % 4 == 3 ? today.AddDays(34 + at) : today.AddDays(330 + at), now);
        }
    }

    private static string Numbered(string sign, int at) => string.Create(CultureInfo.InvariantCulture, $"{sign}-14{at + 1:00}-{3107 + (at * 53)}");

    private static Certificate New(Engineer engineer, CertificateProof proof, string kind, string number, DateOnly issued, DateOnly until, DateTime now) => new()
    {
        EngineerId = engineer.Id,
        Proof = proof,
        Kind = kind,
        Number = number,
        IssuedOn = issued,
        ValidUntil = until,
        RecordedBy = By,
        RecordedAt = now,
    };
}
