using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>The phone rings on, whatever the line and the portal do: nothing typed is lost, and nothing is saved twice.</summary>
public sealed class DeskStoryTests(BrowserFixture browser)
{
    private const string Kept = "sessionStorage.getItem('desk-calls')";

    [Fact]
    public async Task Calls_survive_a_reload_and_a_restart_and_are_gone_with_who_signs_out()
    {
        var first = new PortalFactory { Kept = true };
        await using var tab = await browser.OpenAsync(first, "staff1", "zh-CN");
        var page = tab.Page;
        await OpenDeskAsync(page);
        await page.Keyboard.TypeAsync("13900001111");
        await page.GetByTestId("contact.name").FillAsync("孙师傅");
        await page.Keyboard.PressAsync("F2");
        await Expect(page.GetByTestId("parked-call")).ToContainTextAsync("孙师傅");
        await Expect(page.GetByTestId("contact.phone")).ToBeFocusedAsync();
        await Expect(page.GetByTestId("contact.phone")).ToHaveValueAsync("");
        await page.Keyboard.TypeAsync("13700002222");
        await page.GetByTestId("fault").FillAsync("水泵漏水");

        await page.ReloadAsync();
        await Expect(page.GetByTestId("fault")).ToHaveValueAsync("水泵漏水");
        await Expect(page.GetByTestId("parked-call")).ToContainTextAsync("孙师傅");
        var kept = await page.EvaluateAsync<string>(Kept);
        Assert.DoesNotContain("孙师傅", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("13900001111", kept, StringComparison.Ordinal);

        await first.DisposeAsync();
        await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        // Whoever listens to a caller does not look at the notice.
        await page.GetByTestId("fault").FillAsync("水泵漏水，停机");
        await using var second = new PortalFactory { After = first };
        _ = second.Address;

        await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await Expect(page.GetByTestId("fault")).ToHaveValueAsync("水泵漏水，停机");
        await page.Keyboard.PressAsync("Alt+1");
        await Expect(page.GetByTestId("contact.name")).ToHaveValueAsync("孙师傅");
        await Expect(page.GetByTestId("parked-call")).ToContainTextAsync("13700002222");

        await page.GetByTestId("user-menu").ClickAsync();
        await page.GetByTestId("sign-out").ClickAsync();
        await page.WaitForURLAsync("**/signin**");
        Assert.Null(await page.EvaluateAsync<string?>(Kept));
    }

    [Fact]
    public async Task What_one_person_left_in_a_tab_is_not_given_to_the_next()
    {
        await using var portal = new PortalFactory();
        await using var tab = await browser.OpenAsync(portal, "staff1");
        await OpenDeskAsync(tab.Page);
        await tab.Page.Keyboard.TypeAsync("13900001111");
        await Expect(tab.Page.GetByTestId("contact.phone")).ToHaveValueAsync("13900001111");
        await tab.UntilAsync(Kept);

        var form = tab.Page.APIRequest.CreateFormData();
        form.Set("user", "staff2");
        await tab.Page.APIRequest.PostAsync("/signin", new APIRequestContextOptions { Form = form, MaxRedirects = 0 });
        await OpenDeskAsync(tab.Page);
        await tab.UntilAsync($"{Kept} === null");

        await Expect(tab.Page.GetByTestId("contact.phone")).ToHaveValueAsync("");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task What_is_typed_while_the_line_is_dead_is_in_the_ticket_that_is_saved_afterwards()
    {
        await using var portal = new PortalFactory();
        await using var tab = await browser.OpenAsync(portal, "staff1");
        using var line = await CutLine.BetweenAsync(tab.Page);
        await OpenDeskAsync(tab.Page);
        await FillAsync(tab.Page, "水泵");
        await Expect(tab.Page.GetByTestId("fault")).ToHaveValueAsync("水泵");

        line.Mute();
        await tab.Page.GetByTestId("fault").FillAsync("水泵漏水");
        await tab.Page.GetByTestId("contact.name").FillAsync("孙师傅傅");
        await line.BreakAsync();
        await Expect(tab.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await Expect(tab.Page.GetByTestId("fault")).ToHaveValueAsync("水泵漏水");
        await tab.Page.GetByTestId("fault").PressAsync("Control+Enter");

        await Expect(tab.Page.GetByTestId("saved")).ToBeVisibleAsync();
        var saved = Assert.Single(await TicketsAsync(portal));
        Assert.Equal(("水泵漏水", "孙师傅傅"), (saved.Fault, saved.ContactName));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(400)]
    public async Task A_double_click_saves_once_and_the_sentence_to_read_back_stays(int latency)
    {
        await using var portal = new PortalFactory();
        await using var tab = await browser.OpenAsync(portal, "staff1", "zh-CN");
        await OpenDeskAsync(tab.Page);
        await tab.SlowDownAsync(latency);
        await FillAsync(tab.Page, "水泵漏水");
        await tab.Page.GetByTestId("save").DblClickAsync(new() { Delay = 40 });

        await Expect(tab.Page.GetByTestId("read-back")).ToContainTextAsync("水泵漏水");
        await Expect(tab.Page.GetByTestId("contact.phone")).ToBeFocusedAsync();
        // A ticket that would be made by the second click is made by now.
        await tab.Page.GetByTestId("read-in-en").ClickAsync();
        await Expect(tab.Page.GetByTestId("read-back")).ToContainTextAsync("Your ticket number is");
        await Expect(tab.Page.GetByTestId("refusal")).ToHaveCountAsync(0);
        Assert.Single(await TicketsAsync(portal));
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task On_a_slow_line_a_parked_call_and_the_next_do_not_mix()
    {
        await using var portal = new PortalFactory();
        await using var tab = await browser.OpenAsync(portal, "staff1");
        var page = tab.Page;
        await OpenDeskAsync(page);
        await tab.SlowDownAsync();
        await page.Keyboard.TypeAsync("13900001111");
        // Typed into the old form, and parked again, before the portal can have answered: no answer is read within one script.
        await page.EvaluateAsync("""
            () => {
              const phone = document.activeElement;
              const park = () => phone.dispatchEvent(new KeyboardEvent('keydown', { key: 'F2', code: 'F2', bubbles: true, cancelable: true }));
              park();
              if (phone.dispatchEvent(new InputEvent('beforeinput', { data: '7', inputType: 'insertText', bubbles: true, cancelable: true }))) {
                phone.value += '7';
                phone.dispatchEvent(new Event('input', { bubbles: true }));
              }
              park();
            }
            """);
        await Expect(page.GetByTestId("parked-call")).ToHaveCountAsync(1);
        await Expect(page.GetByTestId("contact.phone")).ToHaveValueAsync("");
        await page.Keyboard.TypeAsync("13700002222");
        await page.Keyboard.PressAsync("Alt+1");

        await Expect(page.GetByTestId("contact.phone")).ToHaveValueAsync("13900001111");
        await Expect(page.GetByTestId("parked-call")).ToContainTextAsync("13700002222");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task The_way_back_after_saving_finds_an_empty_form()
    {
        await using var portal = new PortalFactory();
        await using var tab = await browser.OpenAsync(portal, "staff1");
        await OpenDeskAsync(tab.Page);
        await FillAsync(tab.Page, "水泵漏水");
        await tab.Page.GetByTestId("save").ClickAsync();
        await tab.Page.Locator("[data-testid=saved] a").ClickAsync();
        await Expect(tab.Page.GetByTestId("ticket")).ToBeVisibleAsync();
        await tab.Page.GoBackAsync();

        await Expect(tab.Page.GetByTestId("fault")).ToHaveValueAsync("");
        await tab.Page.GetByTestId("save").ClickAsync();
        await Expect(tab.Page.GetByTestId("refusal")).ToBeVisibleAsync();
        Assert.Single(await TicketsAsync(portal));
    }

    [Fact]
    public async Task The_keys_are_shown_by_a_question_mark_that_is_not_being_typed()
    {
        await using var portal = new PortalFactory();
        await using var tab = await browser.OpenAsync(portal, "staff1", "zh-CN", dark: true);
        await OpenDeskAsync(tab.Page);
        await tab.Page.GetByTestId("fault").FocusAsync();
        await tab.Page.Keyboard.TypeAsync("?");
        await Expect(tab.Page.GetByTestId("fault")).ToHaveValueAsync("?");
        await Expect(tab.Page.GetByTestId("keys")).ToHaveCountAsync(0);

        await tab.Page.GetByTestId("show-keys").FocusAsync();
        await tab.Page.Keyboard.TypeAsync("?");
        await Expect(tab.Page.GetByTestId("keys")).ToContainTextAsync("F2");
        await tab.AssertAccessibleAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Page.GetByTestId("keys")).ToHaveCountAsync(0);
        await tab.Page.GetByTestId("fault").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Alt+Delete");
        await Expect(tab.Page.GetByTestId("discard-no")).ToBeFocusedAsync();
        Assert.Empty(tab.Complaints);
    }

    [Theory]
    [InlineData("zh-CN", false)]
    [InlineData("en", true)]
    public async Task Nothing_on_the_desk_keeps_anybody_from_using_it(string language, bool dark)
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        await work.RepairAtAsync(Core.Rulebooks.Stage.OnSite);
        await using var tab = await browser.OpenAsync(portal, "staff1", language, dark);
        await OpenDeskAsync(tab.Page);
        await FillAsync(tab.Page, "水泵漏水");
        await tab.Page.GetByTestId("save").ClickAsync();
        await Expect(tab.Page.GetByTestId("saved")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByTestId("contact.phone")).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync("13912345678");
        await tab.Page.Keyboard.PressAsync("F2");
        await Expect(tab.Page.GetByTestId("parked-call")).ToHaveCountAsync(1);
        await tab.Page.Keyboard.TypeAsync("13812345678");
        await Expect(tab.Page.GetByTestId("repeats")).ToContainTextAsync("AS-");

        await tab.AssertAccessibleAsync();
        Assert.Empty(tab.Complaints);
    }

    private static async Task OpenDeskAsync(IPage page)
    {
        await page.GotoAsync("/desk");
        await Expect(page.GetByTestId("contact.phone")).ToBeFocusedAsync();
        await Expect(page.GetByTestId("call-form")).ToHaveAttributeAsync("data-ready", "");
    }

    private static async Task FillAsync(IPage page, string fault)
    {
        foreach (var (field, value) in new[] { ("contact.phone", "13900001111"), ("contact.name", "孙师傅"), ("site.name", "北区"), ("fault", fault) })
            await page.GetByTestId(field).FillAsync(value);
    }

    private static async Task<IReadOnlyList<TicketLine>> TicketsAsync(PortalFactory portal) =>
        (await portal.Get<TicketQueries>().ListAsync(await portal.ActorAsync("staff1"), new TicketFilter(), cancel: TestContext.Current.CancellationToken)).Items;
}
