using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace AfterSales.Portal.Tickets.ForCustomers.Told;

/// <summary>Has the next page say that something was done, for some minutes, and for nobody who only wrote so into an address.</summary>
public sealed class JustDone(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Told = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("customer-link-done").ToTimeLimitedDataProtector();

    /// <summary>What stands in the address of the next page.</summary>
    public string Of(string what, string token) => seal.Protect($"{what} {token}", Told);

    public bool Says(string? told, string what, string token)
    {
        try
        {
            return told is not null && seal.Unprotect(told) == $"{what} {token}";
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
