using System.Security.Cryptography;
using System.Text;

namespace AfterSales.Core.Tickets;

/// <summary>What somebody signed is kept word for word; its hash tells whether a single sign of it was changed since.</summary>
public static class SignedWords
{
    /// <summary>SHA-256 of the words in UTF-8, as 64 small hexadecimal digits.</summary>
    public static string HashOf(string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)));
}
