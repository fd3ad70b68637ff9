using AfterSales.Portal.Dispatch.Board;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSales.Portal.Tests.Dispatch;

/// <summary>What the sign tells its script, which counts the seconds.</summary>
public sealed class LiveSignTests : BunitContext
{
    [Fact]
    public async Task Counting_begins_and_ends_with_the_sign()
    {
        Services.AddLocalization();
        var module = JSInterop.SetupModule("./Dispatch/Board/LiveSign.razor.js");
        var counting = module.SetupModule("count", _ => true);
        counting.SetupVoid("dispose").SetVoidResult();

        Render<LiveSign>();
        module.VerifyInvoke("count");
        await DisposeComponentsAsync();
        counting.VerifyInvoke("dispose");
    }
}
