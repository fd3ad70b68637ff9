using AfterSales.Core.Data;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace AfterSales.Portal.Shell.Settings;

/// <summary>Why the portal does not start, in words for who operates it. Anything else is a defect and keeps its trace.</summary>
internal static class StartRefusal
{
    /// <summary>Null when it is none of the reasons that an operator can mend.</summary>
    public static IEnumerable<string>? LinesFor(Exception exception) => exception switch
    {
        OptionsValidationException wrong => wrong.Failures,
        AggregateException many when many.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            many.InnerExceptions.SelectMany(inner => ((OptionsValidationException)inner).Failures),
        DatabaseNotReadyException notReady => [notReady.Message],
        IOException { InnerException: AddressInUseException } taken =>
            [$"{taken.Message.TrimEnd('.')}. Stop what runs there, or choose another address: ASPNETCORE_URLS=http://localhost:5001"],
        _ => null,
    };
}
