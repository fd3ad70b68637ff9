using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace AfterSales.Portal.Shell.Keeping;

/// <param name="Sealed">The key as the browser may keep it: only the portal opens it, and only for the same person.</param>
/// <param name="Key">AES-256 as base64, held in the open page's memory.</param>
public sealed record TabLock(string Sealed, string Key);

/// <summary>
/// The keys under which a browser's tab keeps what is typed and not saved yet. It holds names and numbers of customers,
/// so it lies there enciphered, and whoever is signed out gets no key: what is left behind cannot be read.
/// </summary>
public sealed class TabLocks(IDataProtectionProvider protection)
{
    private const int KeyBytes = 32;

    /// <summary>The lock that was kept, or a new one where there is none, or where it is somebody else's.</summary>
    public TabLock Of(int employeeId, string? kept)
    {
        var protector = protection.CreateProtector("Tab", employeeId.ToString(CultureInfo.InvariantCulture));
        if (kept is not null)
        {
            try
            {
                return new TabLock(kept, protector.Unprotect(kept));
            }
            catch (CryptographicException)
            {
                // Somebody else's, or one whose key has been withdrawn: what lies under it is given up.
            }
        }
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
        return new TabLock(protector.Protect(key), key);
    }
}
