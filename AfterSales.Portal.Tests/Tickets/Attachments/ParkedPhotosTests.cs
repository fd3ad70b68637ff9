using AfterSales.Portal.Tests.World;
using AfterSales.Portal.Tickets.Attachments;

namespace AfterSales.Portal.Tests.Tickets.Attachments;

/// <summary>What was chosen in a dialog waits for its sender, not for long, and in nobody else's way.</summary>
public sealed class ParkedPhotosTests
{
    private readonly SetClock clock = new(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));

    [Fact]
    public void One_persons_photographs_do_not_push_out_anothers()
    {
        var photos = new ParkedPhotos(clock);
        var kept = photos.Add("李婷", Pictures.Jpeg("a"), "a.jpg");
        var mine = new List<string>();
        for (var at = 0; at < 12; at++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            mine.Add(photos.Add("赵强", new byte[10 * 1024 * 1024], $"{at}.jpg"));
        }

        Assert.NotNull(photos.Find(kept, "李婷"));
        Assert.Null(photos.Find(kept, "赵强"));
        Assert.Equal(["10.jpg", "11.jpg"], mine.Select(id => photos.Find(id, "赵强")?.Name).OfType<string>());
    }

    [Fact]
    public void What_waits_too_long_is_gone_also_when_nobody_adds_anything()
    {
        var photos = new ParkedPhotos(clock);
        var id = photos.Add("李婷", Pictures.Jpeg("a"), "a.jpg");
        clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Null(photos.Find(id, "李婷"));
    }
}
