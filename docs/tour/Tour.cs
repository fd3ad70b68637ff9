using System.Text.Json;
using System.Text.RegularExpressions;
using AfterSales.Bench;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Tour;

/// <summary>The five steps of the tour, each by the one who does it.</summary>
internal sealed partial class Tour
{
    private const string Fault = "Hydraulic pump is loud, oil temperature 85 °C";
    private static readonly string[] Best = ["response-5", "quality-5", "attitude-5"];
    // What the company's list for the test of a roadheader wants measured: pressure, current, temperature.
    private static readonly (string Field, string Value)[] Measured = [("readings[0].value", "16.2"), ("readings[1].value", "120"), ("readings[2].value", "58")];
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly (string Name, string Language, ColorScheme Theme)[] Looks =
        [("board", "en", ColorScheme.Light), ("board-dark", "en", ColorScheme.Dark), ("board-zh", "zh-CN", ColorScheme.Light), ("board-zh-dark", "zh-CN", ColorScheme.Dark)];
    private static readonly (string Name, string Language)[] Walls = [("tour-2-wall", "en"), ("wall-zh", "zh-CN")];
    private static readonly string[] Scenes = ["Due"];
    private static readonly object Danger = new
    {
        fault = "液压支架立柱自动回缩，压力保不住，附近有人作业", impact = "Safety", address = "山西省长治市屯留区余吾镇", contactName = "王建国", phone = "138 1234 5678",
    };
    private readonly RunningPortal portal;
    private readonly IBrowser browser;
    private readonly string folder;

    private Tour(RunningPortal portal, IBrowser browser, string folder) => (this.portal, this.browser, this.folder) = (portal, browser, folder);

    public static async Task WalkAsync(string folder)
    {
        await using var portal = await RunningPortal.StartAsync(demo: true);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium(),
            Args = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
        });
        var tour = new Tour(portal, browser, folder);
        var number = await tour.TakeACallAsync();
        await tour.DispatchAsync(number);
        await tour.WorkAsync(number);
        await tour.RateAsync(number);
        await tour.LookAtFiguresAsync();
    }

    private async Task<string> TakeACallAsync()
    {
        var page = await OpenAsync("staff1");
        await page.GotoAsync("/desk");
        await page.GetByTestId("contact.phone").PressSequentiallyAsync("1864");
        // A mine near where 赵强 lives, with the machines that he knows.
        await page.GetByTestId("caller-option").Filter(new LocatorFilterOptions { HasText = "长岭煤矿" }).ClickAsync();
        await page.Locator("[data-testid^=machine-]").First.ClickAsync();
        await page.GetByTestId("fault").FillAsync(Fault);
        await Expect(page.GetByTestId("serialNumber")).Not.ToHaveValueAsync("");
        await TakeAsync(page, "tour-1-desk");
        await page.GetByTestId("save").ClickAsync();
        var saved = page.GetByTestId("saved");
        await Expect(saved).ToContainTextAsync("AS-");
        return Number().Match(await saved.InnerTextAsync()).Value;
    }

    private async Task DispatchAsync(string number)
    {
        var page = await OpenAsync("supervisor1", width: 2400);
        await page.GotoAsync("/board");
        await Expect(page.Locator(".board[data-ready]")).ToBeVisibleAsync();
        await DragAsync(page, page.GetByTestId($"card-{number}"), page.GetByTestId("column-ToDispatch"));
        await FillAsync(page, ("cause", "Main pump worn"), ("solution", "Replace the main pump"), ("faultGroup", "Hydraulics"));
        await Expect(page.GetByTestId("column-ToDispatch").GetByTestId($"card-{number}")).ToBeVisibleAsync();
        var engineer = page.Locator("[data-testid^=engineer-]").Filter(new LocatorFilterOptions { HasText = "赵强" }).First;
        await engineer.ScrollIntoViewIfNeededAsync();
        await DragAsync(page, page.GetByTestId($"card-{number}"), engineer);
        await page.GetByTestId("command-send").ClickAsync();
        // What else he has on that day decides whether a reason is asked for.
        var (reason, scheduled) = (page.GetByTestId("overrideReason"), page.GetByTestId("column-Scheduled").GetByTestId($"card-{number}"));
        await Expect(reason.Or(scheduled)).ToBeVisibleAsync();
        if (await reason.IsVisibleAsync())
            await FillAsync(page, ("overrideReason", "He knows the machine"));
        await Expect(scheduled).ToBeVisibleAsync();
        foreach (var (name, language, theme) in Looks)
        {
            var board = await OpenAsync("supervisor1", language: language, theme: theme);
            await board.GotoAsync("/board");
            await Expect(board.Locator(".board[data-ready]")).ToBeVisibleAsync();
            await ExpectMapAsync(board);
            await TakeAsync(board, name);
        }
        await LookAtTheMapAsync();
        await LookAtTheWallAsync();
    }

    private async Task LookAtTheWallAsync()
    {
        // A screen that is never dimmed: the pictures show it by day at whatever hour they are taken.
        var made = await PostAsync(await OpenAsync("supervisor1"), "/api/v1/displays", new { name = "Dispatch room", scenes = Scenes });
        var link = $"/wall?key={made.GetProperty("key").GetString()}";
        IPage? wall = null;
        foreach (var (name, language) in Walls)
        {
            wall = await OpenAsync(null, 1920, 1080, language);
            await wall.GotoAsync(link);
            await Expect(wall.GetByTestId("wall-live")).ToBeVisibleAsync();
            await ExpectMapAsync(wall);
            await TakeAsync(wall, name);
        }
        await PostAsync(await OpenAsync(null), "/api/v1/reports", Danger);
        await Expect(wall!.GetByTestId("wall-takeover")).ToBeVisibleAsync();
        await TakeAsync(wall, "wall-takeover");
    }

    private static async Task<JsonElement> PostAsync(IPage page, string address, object sent)
    {
        var answer = await page.Context.APIRequest.PostAsync(address, new APIRequestContextOptions { DataObject = sent });
        return answer.Ok ? (await answer.JsonAsync())!.Value : throw new InvalidOperationException($"{address} was refused: {await answer.TextAsync()}");
    }

    private async Task LookAtTheMapAsync()
    {
        var page = await OpenAsync("supervisor1");
        await page.GotoAsync("/board?group=engineer");
        await Expect(page.Locator(".board[data-ready]")).ToBeVisibleAsync();
        await ExpectMapAsync(page);
        await TakeAsync(page, "board-engineers");
        await page.GetByTestId("map-large").ClickAsync();
        await page.GetByTestId("map-list-open").ClickAsync();
        // The engineers stand below the sites, and the list draws what is in sight.
        await page.GetByTestId("map-list").EvaluateAsync("list => { list.scrollTop = list.scrollHeight; }");
        // His way leads past other sites: a short one is a dot on the outline.
        await page.Locator("[data-testid^=map-engineer-]").Filter(new LocatorFilterOptions { HasText = "郑浩" }).ClickAsync();
        await Expect(page.GetByTestId("route-stop-1")).ToBeVisibleAsync();
        // A picture of where it has come to rest, not of the way there.
        await page.WaitForTimeoutAsync(1500);
        await TakeAsync(page, "map");
    }

    private async Task WorkAsync(string number)
    {
        var page = await OpenAsync("engineer1", 390, 844);
        await page.GotoAsync($"/my/{number}");
        await NextAsync(page, "Depart");
        await NextAsync(page, "Arrive");
        await TakeAsync(page, "tour-3-job");
        await NextAsync(page, "RecordWork", ("action", "Main pump replaced, tank cleaned"), ("minutes", "90"));
        await page.GetByTestId("passed-true").CheckAsync();
        await NextAsync(page, "RecordTest", Measured);
        await NextAsync(page, "RequestAcceptance", ("resultNote", "Main pump replaced, pressure is normal"));
        var customer = await OpenAsync(null, 390, 844);
        await customer.GotoAsync((await page.GetByTestId("accept-qr").GetAttributeAsync("data-url"))!);
        await customer.GetByTestId("signerName").FillAsync("王工");
        await TakeAsync(customer, "tour-4-accept");
        await customer.GetByTestId("send").ClickAsync();
        await Expect(customer.GetByTestId("thanks")).ToBeVisibleAsync();
    }

    private async Task RateAsync(string number)
    {
        var page = await OpenAsync("staff1");
        await page.GotoAsync($"/tickets/{number}");
        await Expect(page.GetByTestId("next-action")).ToBeVisibleAsync();
        await TakeAsync(page, "tour-4-ticket");
        await page.GetByTestId("next-action").ClickAsync();
        await page.GetByTestId("command-send").ClickAsync();
        var link = await page.GetByRole(AriaRole.Dialog).GetByTestId("link").InputValueAsync();
        var customer = await OpenAsync(null, 390, 844);
        await customer.GotoAsync(link);
        foreach (var score in Best)
            await customer.GetByTestId(score).CheckAsync();
        await customer.GetByTestId("send").ClickAsync();
        await Expect(customer.GetByTestId("thanks")).ToBeVisibleAsync();
    }

    private async Task LookAtFiguresAsync()
    {
        var page = await OpenAsync("supervisor1");
        await page.GotoAsync("/charts/response");
        await Expect(page.Locator(".apexcharts-bar-area").First).ToBeVisibleAsync();
        await TakeAsync(page, "tour-5-response");
    }

    private async Task<IPage> OpenAsync(string? user, int width = 1440, int height = 900, string language = "en", ColorScheme theme = ColorScheme.Light)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = portal.Address.ToString(), Locale = language, ColorScheme = theme, ViewportSize = new ViewportSize { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce,
            // Where the mine is: an engineer's browser is asked.
            Permissions = ["geolocation"], Geolocation = new Geolocation { Latitude = 36.45f, Longitude = 113.33f, Accuracy = 20 },
        });
        if (user is not null)
        {
            var form = context.APIRequest.CreateFormData();
            form.Set("user", user);
            await context.APIRequest.PostAsync("/signin", new APIRequestContextOptions { Form = form, MaxRedirects = 0 });
        }
        return await context.NewPageAsync();
    }

    private Task<byte[]> TakeAsync(IPage page, string name) => page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".jpg"), Type = ScreenshotType.Jpeg, Quality = 72 });

    private static async Task ExpectMapAsync(IPage page)
    {
        await Expect(page.Locator(".map-ground .land").First).ToBeAttachedAsync();
        // What the map says of what it has drawn.
        await Expect(page.Locator(".map-ground .canvas[data-engineers]:not([data-engineers='0'])")).ToBeVisibleAsync();
    }

    private static async Task NextAsync(IPage page, string command, params (string Field, string Value)[] fields)
    {
        var next = page.GetByTestId("next-action");
        await Expect(next).ToHaveAttributeAsync("data-command", command);
        foreach (var (field, value) in fields)
            await page.GetByTestId(field).FillAsync(value);
        await next.ClickAsync();
        await Expect(page.Locator($"[data-testid=next-action][data-command={command}]")).ToHaveCountAsync(0);
    }

    private static async Task FillAsync(IPage page, params (string Field, string Value)[] fields)
    {
        foreach (var (field, value) in fields)
            await page.GetByTestId(field).FillAsync(value);
        await page.GetByTestId("command-send").ClickAsync();
    }

    private static async Task DragAsync(IPage page, ILocator card, ILocator target)
    {
        await card.ScrollIntoViewIfNeededAsync();
        await card.HoverAsync(new LocatorHoverOptions { Position = new Position { X = 60, Y = 30 } });
        await page.Mouse.DownAsync();
        var box = (await target.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + Math.Min(box.Height / 2, 60), new MouseMoveOptions { Steps = 6 });
        await Expect(target).ToHaveAttributeAsync("data-drop", "yes");
        await page.Mouse.UpAsync();
    }

    private static string Chromium() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(_ => Names, Path.Combine)
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium was not found on the PATH. The README's second command installs it.");

    [GeneratedRegex(@"AS-\d{8}-\d{3,}")]
    private static partial Regex Number();
}
