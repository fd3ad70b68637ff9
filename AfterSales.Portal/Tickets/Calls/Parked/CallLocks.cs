using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace AfterSales.Portal.Tickets.Calls.Parked;

/// <param name="Sealed">The key as the browser may keep it: only the portal opens it, and only for the same person.</param>
/// <param name="Key">AES-256 as base64, held in the open page's memory.</param>
public sealed record CallLock(string Sealed, string Key);

/// <summary>
/// The keys under which a browser keeps calls that are not saved yet. They hold names and numbers of customers, so
/// they lie there enciphered, and whoever is signed out gets no key: what is left behind cannot be read.
/// </summary>
public sealed class CallLocks(IDataProtectionProvider protection)
{
    private const int KeyBytes = 32;

    /// <summary>The lock that was kept, or a new one where there is none, or where it is somebody else's.</summary>
    public CallLock Of(int employeeId, string? kept)
    {
        var protector = protection.CreateProtector("Calls", employeeId.ToString(CultureInfo.InvariantCulture));
        if (kept is not null)
        {
            try
            {
                return new CallLock(kept, protector.Unprotect(kept));
            }
            catch (CryptographicException)
            {
                // Somebody else's, or one whose key has been withdrawn: what lies under it is given up.
            }
        }
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
        return new CallLock(protector.Protect(key), key);
    }
}
