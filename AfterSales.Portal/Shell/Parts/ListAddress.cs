using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Shell.Parts;

/// <summary>Lists keep their filters and their page in the address, so that a list can be sent to a colleague.</summary>
public static class ListAddress
{
    private const string Page = "page";

    extension(NavigationManager navigation)
    {
        /// <summary>The list under another filter, from its first page; an empty value takes the filter away.</summary>
        public void Narrow(string filter, string? value) => navigation.NavigateTo(
            navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [filter] = string.IsNullOrEmpty(value) ? null : value, [Page] = null }), replace: true);

        /// <summary>The address of a page of the list by its count.</summary>
        public string AddressOfPage(int count) => navigation.GetUriWithQueryParameter(Page, count);
    }
}
