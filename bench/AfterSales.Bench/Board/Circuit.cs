using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AfterSales.Bench.Board;

/// <summary>What arrived at a page: when, how many bytes, and which version of the board it shows, where it says one.</summary>
internal readonly record struct Batch(long At, int Bytes, long Version);

/// <summary>
/// A page without a browser: fetches it, opens its circuit, acknowledges what is rendered and answers what scripts are
/// asked. What a browser would need to draw it is not in any figure.
/// </summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private readonly HubConnection connection;
    private readonly List<Batch> batches = [];
    private readonly bool acknowledges;
    private readonly (Uri Address, CookieContainer Cookies) portal;
    private int objects;
    private string? failed, secret;

    private Circuit(Uri address, CookieContainer cookies, bool acknowledges)
    {
        (portal, this.acknowledges) = ((address, cookies), acknowledges);
        var builder = new HubConnectionBuilder().WithUrl(new Uri(address, "_blazor"), options =>
        {
            options.Cookies = cookies;
            options.SkipNegotiation = true;
            options.Transports = HttpTransportType.WebSockets;
        });
        builder.Services.RemoveAll<IHubProtocol>();
        builder.Services.AddSingleton<IHubProtocol, BlazorPack>();
        connection = builder.Build();
        On("JS.RenderBatch", [typeof(long), typeof(byte[])], RenderAsync);
        On("JS.BeginInvokeJS", [typeof(long), typeof(string), typeof(string), typeof(int), typeof(long), typeof(int)], CallAsync);
        On("JS.AttachComponent", [typeof(int), typeof(string)], _ => Task.CompletedTask);
        On("JS.EndUpdateRootComponents", [typeof(long)], _ => Task.CompletedTask);
        On("JS.EndInvokeDotNet", [typeof(string), typeof(bool), typeof(string)], _ => Task.CompletedTask);
        On("JS.Error", [typeof(string)], arguments => Task.FromResult(failed = (string?)arguments[0]));
        connection.Closed += _ =>
        {
            Lost.TrySetResult();
            return Task.CompletedTask;
        };
    }

    /// <summary>Ends when the server is gone.</summary>
    public TaskCompletionSource Lost { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The version of the board that is shown.</summary>
    public long Version { get; private set; }

    private long LastHeard { get; set; } = Stopwatch.GetTimestamp();

    /// <param name="acknowledges">Whether it says that it has drawn what it was sent, as every browser does.</param>
    public static async Task<Circuit> OpenAsync(Uri address, string path, CookieContainer cookies, bool acknowledges = true)
    {
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        var page = await client.GetStringAsync(new Uri(path, UriKind.Relative));
        var markers = Marker().Matches(page).Select(marker => marker.Groups[1].Value).Where(marker => marker.Contains("descriptor", StringComparison.Ordinal)).ToList();
        if (markers.Count == 0)
            throw new InvalidOperationException($"{path} has no interactive component: {page[..Math.Min(page.Length, 500)]}");
        var state = State().Match(page) is { Success: true } kept ? kept.Groups[1].Value : "";
        var circuit = new Circuit(address, cookies, acknowledges);
        await circuit.connection.StartAsync();
        circuit.secret = await circuit.connection.InvokeAsync<string?>("StartCircuit", address.ToString(), new Uri(address, path).ToString(), "[]", state)
            ?? throw new InvalidOperationException($"{path}: no circuit");
        var adds = markers.Select((marker, index) => $$"""{"type":"add","ssrComponentId":{{index + 1}},"marker":{{marker}}}""");
        await circuit.connection.SendAsync("UpdateRootComponents", $$"""{"batchId":1,"operations":[{{string.Join(',', adds)}}]}""", state);
        return circuit;
    }

    /// <summary>Opens many, a few at a time, and waits until each has drawn its page.</summary>
    public static async Task<List<Circuit>> OpenAsync(Uri address, string path, CookieContainer cookies, int count)
    {
        var all = new List<Circuit>();
        while (all.Count < count)
        {
            var some = await Task.WhenAll(Enumerable.Range(0, Math.Min(8, count - all.Count)).Select(_ => OpenAsync(address, path, cookies)));
            await Task.WhenAll(some.Select(circuit => circuit.DrawnAsync()));
            all.AddRange(some);
        }
        return all;
    }

    /// <summary>Waits until something was drawn and nothing has come for a while.</summary>
    public async Task DrawnAsync(int quietMs = 250)
    {
        var begin = Stopwatch.GetTimestamp();
        while (Bytes == 0 || Stopwatch.GetElapsedTime(LastHeard) < TimeSpan.FromMilliseconds(quietMs))
        {
            await Task.Delay(20);
            if (failed is not null || Stopwatch.GetElapsedTime(begin) > TimeSpan.FromSeconds(60))
                throw new InvalidOperationException($"A page was not drawn: {failed ?? "nothing came"}");
        }
    }

    /// <summary>All that was sent to be drawn so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>What came since the last time this was asked.</summary>
    public List<Batch> TakeBatches()
    {
        lock (batches)
        {
            var taken = batches.ToList();
            batches.Clear();
            return failed is null ? taken : throw new InvalidOperationException(failed);
        }
    }

    /// <summary>As a browser whose page is closed: the server need not keep the circuit for a return.</summary>
    public async Task LeaveAsync()
    {
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = portal.Cookies }) { BaseAddress = portal.Address };
        using var form = new MultipartFormDataContent { { new StringContent(secret!), "circuitId" } };
        using var answer = await client.PostAsync(new Uri("_blazor/disconnect", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();

    private void On(string name, Type[] arguments, Func<object?[], Task> act) =>
        connection.On(name, arguments, static (values, act) => ((Func<object?[], Task>)act)(values), act);

    private async Task RenderAsync(object?[] arguments)
    {
        LastHeard = Stopwatch.GetTimestamp();
        var bytes = (byte[])arguments[1]!;
        var version = VersionIn(bytes);
        lock (batches)
            batches.Add(new Batch(LastHeard, bytes.Length, version));
        Bytes += bytes.Length;
        if (version > 0)
            Version = version;
        if (acknowledges)
            await connection.SendAsync("OnRenderCompleted", (long)arguments[0]!, null);
    }

    // A script's object is answered for what shall be one; for everything else that nothing came of it.
    private async Task CallAsync(object?[] arguments)
    {
        LastHeard = Stopwatch.GetTimestamp();
        var (task, name, wanted) = ((long)arguments[0]!, (string)arguments[1]!, (int)arguments[3]!);
        if (task == 0 || !acknowledges)
            return;
        var result = wanted == 1 ? $$"""{"__jsObjectId":{{++objects}}}""" : Answers.GetValueOrDefault(name, "null");
        await connection.SendAsync("EndInvokeJSFromDotNet", task, true, $"[{task},true,{result}]");
    }

    // The board carries the version of what is drawn with it: the name is followed by its length and its digits.
    private static long VersionIn(ReadOnlySpan<byte> batch)
    {
        var name = "data-version"u8;
        var at = batch.IndexOf(name);
        if (at < 0 || batch.Length < at + name.Length + 14)
            return 0;
        return long.TryParse(batch.Slice(at + name.Length + 1, 13), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
    }

    // Where null is no answer.
    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["darkModeChange.getDarkMode"] = "false",
        ["mudThemeProvider.getDarkMode"] = "false",
        ["getDarkMode"] = "false",
        ["isDarkMode"] = "false",
        ["mudPopover.countProviders"] = "1",
    };

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->", RegexOptions.Singleline)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([^-]+)-->")]
    private static partial Regex State();
}
