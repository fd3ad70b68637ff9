using AfterSales.Portal.Dispatch.Board;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSales.Portal.Tests.Dispatch;

/// <summary>What the sign tells its script, which counts the seconds.</summary>
public sealed class LiveSignTests : BunitContext
{
    private readonly BunitJSModuleInterop module, counting;

    public LiveSignTests()
    {
        Services.AddLocalization();
        module = JSInterop.SetupModule("./Dispatch/Board/LiveSign.razor.js");
        counting = module.SetupModule("count", _ => true);
        counting.SetupVoid("dispose").SetVoidResult();
    }

    [Fact]
    public void A_new_version_and_a_board_that_is_behind_are_told_by_attributes_and_never_by_a_call()
    {
        var sign = Render<LiveSign>(parameters => parameters.Add(one => one.Version, 1));
        Assert.Equal(("1", false), (sign.Find("[data-testid=live]").GetAttribute("data-version"), sign.Find("[data-testid=live]").HasAttribute("data-behind")));

        sign.Render(parameters => parameters.Add(one => one.Version, 2).Add(one => one.Behind, true));
        Assert.Equal(("2", true), (sign.Find("[data-testid=live]").GetAttribute("data-version"), sign.Find("[data-testid=live]").HasAttribute("data-behind")));
        module.VerifyInvoke("count");
        Assert.Single(JSInterop.Invocations["count"]);
    }

    [Fact]
    public async Task Counting_ends_with_the_sign()
    {
        Render<LiveSign>(parameters => parameters.Add(one => one.Version, 1));
        await DisposeComponentsAsync();
        counting.VerifyInvoke("dispose");
    }
}
