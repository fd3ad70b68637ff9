using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;

namespace AfterSales.Bench.Board;

/// <summary>Two hundred people at their boards while much happens: whether all see the same in the end, and what the server works for it.</summary>
internal static class BoardCrowd
{
    private const int Pages = 200;
    private const int Cards = 500;
    private const int Engineers = 500;
    private const int PerSecond = 20;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan During = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(int rounds)
    {
        await using var portal = await FullBoard.StartAsync(Cards, Engineers);
        await using var changes = await Changes.BeginAsync(portal);
        using var field = await FieldAsync(portal);
        var pages = await Circuit.OpenAsync(portal.Address, "board", await portal.CookiesAsync("supervisor1"), Pages);
        List<(double Cpu, double Late, bool Equal)> all = [];
        for (var round = 0; round <= rounds; round++)
        {
            pages.ForEach(page => page.TakeBatches());
            using var ending = new CancellationTokenSource();
            var (begin, before) = (Stopwatch.GetTimestamp(), portal.Cpu);
            var moving = field.MoveAsync(Every, ending.Token);
            var made = changes.MakeAsync(PerSecond, During);
            await Task.Delay(During);
            var share = (portal.Cpu - before) / Stopwatch.GetElapsedTime(begin);
            await ending.CancelAsync();
            var moves = await moving;
            var last = await made;
            await Task.Delay(1500);
            var final = changes.BoardVersion;
            var shown = pages.ConvertAll(page => page.TakeBatches());
            var heard = changes.HeardAt[final];
            var late = shown.Max(page => page.FirstOrDefault(batch => batch.Version >= final) is { At: > 0 } batch ? Stopwatch.GetElapsedTime(heard, batch.At).TotalMilliseconds : double.NaN);
            var equal = pages.TrueForAll(page => page.Version == final);
            var arrivals = Arrivals.Of(last, shown);
            Console.WriteLine($"{(round == 0 ? "warming" : $"round {round}")}: CPU {share * 100:0} % of {Environment.ProcessorCount * 100}; {last.Count} changes, {moves} moves; last state {(equal ? "equal on all" : $"NOT equal ({pages.Count(page => page.Version == final)} of {Pages})")}, at the last page {late:0} ms after the hub had it; "
                + $"sent → page {arrivals.FromSent}; {shown.Average(page => page.Count):0} batches of {shown.Average(page => page.Sum(batch => batch.Bytes)) / shown.Average(page => page.Count):0} bytes a page");
            if (round > 0)
                all.Add((share * 100, late, equal));
        }
        Console.WriteLine($"CPU, median: {Spread.MedianOf(all.Select(one => one.Cpu)):0} %; equal in {all.Count(one => one.Equal)} of {all.Count}; latest {all.Max(one => one.Late):0} ms");
        return 0;
    }

    private static async Task<Field> FieldAsync(RunningPortal portal)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 8 };
        var client = new HttpClient(handler) { BaseAddress = portal.Address };
        var cookies = new List<string>();
        for (var i = 1; i <= Engineers; i++)
        {
            using var form = new FormUrlEncodedContent([new("user", FullBoard.Engineer(i))]);
            using var answer = await client.PostAsync(new Uri("signin", UriKind.Relative), form);
            if (answer.StatusCode != HttpStatusCode.SeeOther)
                throw new InvalidOperationException($"An engineer could not sign in: {answer.StatusCode}");
            cookies.Add(string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));
        }
        return new Field(client, cookies);
    }

    /// <summary>The engineers on their ways, who tell where they are.</summary>
    private sealed class Field(HttpClient client, List<string> cookies) : IDisposable
    {
        private int step;

        public async Task<int> MoveAsync(TimeSpan every, CancellationToken cancel)
        {
            var (told, begin, apart) = (new List<Task>(), Stopwatch.GetTimestamp(), every.TotalMilliseconds / cookies.Count);
            for (var i = 0; !cancel.IsCancellationRequested; i++)
            {
                var wait = i * apart - Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
                if (wait > 1)
                    await Task.Delay(TimeSpan.FromMilliseconds(wait), CancellationToken.None);
                told.Add(TellAsync(i % cookies.Count, step++));
            }
            await Task.WhenAll(told);
            return told.Count;
        }

        private async Task TellAsync(int who, int step)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/v1/positions", UriKind.Relative));
            request.Headers.Add("Cookie", cookies[who]);
            request.Content = JsonContent.Create(new { lat = 30 + step % 1000 * 0.001, lon = 100 + who * 0.01, accuracyM = 20, at = DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture) });
            using var answer = await client.SendAsync(request);
            if (answer.StatusCode != HttpStatusCode.NoContent)
                throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        }

        public void Dispose() => client.Dispose();
    }
}
