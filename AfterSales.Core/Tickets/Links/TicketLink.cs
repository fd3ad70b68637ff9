using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Tickets;

/// <summary>What a customer's link is for: it opens one page and runs what belongs to it, nothing else.</summary>
public enum LinkPurpose
{
    /// <summary>查看进度: only shows, and reports a closed ticket's fault again.</summary>
    Track,
    /// <summary>验收: accepts or refuses, once.</summary>
    Accept,
    /// <summary>评价: rates, once.</summary>
    Survey,
    /// <summary>报价: answers a quote and signs its contract.</summary>
    Quote,
}

/// <summary>
/// A customer's link to one ticket for one purpose. Only the token's hash is kept; the token itself is derived again
/// where the same link must be told twice.
/// </summary>
public sealed class TicketLink
{
    /// <summary>The generation of a link that came with a merged ticket: its token is not derived from this ticket's number.</summary>
    internal const int OfMerged = 0;

    public int Id { get; private init; }
    public long TicketId { get; private init; }
    public required LinkPurpose Purpose { get; init; }
    public required int Generation { get; init; }
    public required byte[] Hash { get; init; }
    /// <summary>UTC; null: as long as the ticket is open.</summary>
    public DateTime? ExpiresAt { get; internal set; }
    public DateTime? UsedAt { get; internal set; }
    public bool Revoked { get; internal set; }

    public bool Usable(DateTime now) => UsedAt is null && !Revoked && (ExpiresAt is null || now < ExpiresAt);

    private sealed class Configuration : IEntityTypeConfiguration<TicketLink>
    {
        public void Configure(EntityTypeBuilder<TicketLink> builder) => builder.HasIndex(link => link.Hash).IsUnique();
    }
}

/// <summary>Derives unguessable tokens: HMAC-SHA-256 of ticket, purpose and generation under the portal's secret.</summary>
public sealed class LinkKeys(byte[] secret)
{
    public string Token(string number, LinkPurpose purpose, int generation)
    {
        var mac = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{number}|{purpose}|{generation}"));
        return System.Buffers.Text.Base64Url.EncodeToString(mac);
    }

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
