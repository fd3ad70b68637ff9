using AfterSales.Portal.Shell;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Customers;

/// <summary>Says in the reader's language what Core says of customers and machines in codes and dates.</summary>
public sealed class CustomerWords(IStringLocalizer<CustomersTexts> texts, ReadersTime times)
{
    /// <summary>How the warranty stands, as a sentence with its last day.</summary>
    public string Warranty(DateOnly? until, bool? runs) => (until, runs) switch
    {
        ({ } day, true) => texts[nameof(CustomersTexts.Warranty_Runs), times.Date(day)],
        ({ } day, _) => texts[nameof(CustomersTexts.Warranty_Over), times.Date(day)],
        _ => texts[nameof(CustomersTexts.Warranty_Unknown)],
    };

    /// <summary>The address of a machine's file.</summary>
    public static string AddressOf(string serialNumber) => $"/equipment/{Uri.EscapeDataString(serialNumber)}";

    /// <summary>For a telephone to dial.</summary>
    public static string Dial(string phone) => $"tel:{string.Concat(phone.Where(letter => char.IsAsciiDigit(letter) || letter == '+'))}";

    /// <summary>Routing leaves a slash inside a segment as it was written in the address.</summary>
    internal static string SerialOf(string segment) => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
