using System.Globalization;
using System.Threading.Channels;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace AfterSales.Portal.Tests.Shell;

public sealed class LiveComponentTests : BunitContext
{
    private readonly Channel<string> channel = Channel.CreateUnbounded<string>();

    [Fact]
    public async Task What_arrives_is_shown_in_the_readers_language_whoever_caused_it()
    {
        CultureInfo.CurrentUICulture = ReaderLanguage.Chinese;
        var shown = Render<Ticker>(ticker => ticker.Add(one => one.Source, channel.Reader.ReadAllAsync(TestContext.Current.CancellationToken)));
        await Task.Run(async () =>
        {
            CultureInfo.CurrentUICulture = ReaderLanguage.English;
            await channel.Writer.WriteAsync("news");
        }, TestContext.Current.CancellationToken);
        shown.WaitForAssertion(() => Assert.Equal("news zh-CN", shown.Markup));
    }

    [Fact]
    public async Task Leaving_the_page_ends_the_following()
    {
        var ended = new TaskCompletionSource();
        Render<Ticker>(ticker => ticker.Add(one => one.Source, Endless(ended)));
        await DisposeComponentsAsync();
        await ended.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_comes_too_late_finds_that_the_component_is_gone()
    {
        var shown = Render<Ticker>(ticker => ticker.Add(one => one.Source, channel.Reader.ReadAllAsync(TestContext.Current.CancellationToken)));
        var component = shown.Instance;
        await DisposeComponentsAsync();
        Assert.True(component.IsGone);
    }

    private static async IAsyncEnumerable<string> Endless(
        TaskCompletionSource ended, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancel);
            yield break;
        }
        finally
        {
            ended.SetResult();
        }
    }

    private sealed class Ticker : LiveComponent
    {
        private string last = "";

        public bool IsGone => Gone.IsCancellationRequested;

        [Parameter, EditorRequired]
        public IAsyncEnumerable<string> Source { get; set; } = null!;

        protected override void OnInitialized() => Follow(Source, item =>
        {
            last = $"{item} {CultureInfo.CurrentUICulture.Name}";
            StateHasChanged();
        });

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, last);
    }
}
