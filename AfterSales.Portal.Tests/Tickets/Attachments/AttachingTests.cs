using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Attachments;

/// <summary>What is taken, how it is kept, and who gets it back.</summary>
public sealed class AttachingTests
{
    [Fact]
    public async Task A_file_is_kept_under_the_hash_of_its_content_and_shows_in_the_timeline()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, Attach.Of(Pictures.Pdf("油品检测"), "报告.pdf", "第三方检测")));

        var file = await department.FileAsync(number);
        var attached = file.Attachments.Single();
        Assert.Equal(("报告.pdf", "第三方检测", FileKind.Pdf, "李婷", false), (attached.Name, attached.Note, attached.Kind, attached.By, attached.ByLink));
        Assert.Equal((nameof(Attach), "报告.pdf · 第三方检测"), (file.Activities[^1].Command, file.Activities[^1].Text));
        var given = (await department.Attachments.FindAsync(Department.Staff, number, attached.Id))!;
        Assert.Equal(attached.Hash, Path.GetFileName(given.Path));
        Assert.Equal(Pictures.Pdf("油品检测"), await File.ReadAllBytesAsync(given.Path, TestContext.Current.CancellationToken));
    }

    public static TheoryData<byte[], string> NotTaken() => new()
    {
        { [], "not-a-file" },
        { "<script>alert(1)</script>"u8.ToArray(), "not-a-file" },
        { "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "not-a-file" },
        { [0xFF, 0xD8, 0xFF], "not-a-file" },
        { [0x50, 0x4B, 3, 4, .. Pictures.Pdf()], "not-a-file" },
        { Pictures.Png(30_000, 30_000), "too-many-pixels" },
        { Pictures.Jpeg(width: 60_000, height: 60_000), "too-many-pixels" },
        { [.. Pictures.Pdf(), .. new byte[Attach.Largest]], "too-large" },
    };

    [Theory, MemberData(nameof(NotTaken))]
    public async Task What_it_is_tell_its_first_bytes_and_not_its_name(byte[] content, string problem)
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await department.RegisteredAsync();
        var refused = Assert.IsType<Invalid>((await department.TryAsync(number, Department.Staff, Attach.Of(content, "照片.jpg", null))).Refusal);
        Assert.Equal(problem, refused.Errors["image"].Single().Code);
        Assert.Empty(Kept(department));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd.jpg")]
    [InlineData("C:\\fotos\\泵.JPEG", "泵.jpg")]
    [InlineData("shell.php", "shell.php.jpg")]
    [InlineData("\u202Egpj.exe", "gpj.exe.jpg")]
    [InlineData("a\u0000b<c>:d|e?.jpg", "abcde.jpg")]
    [InlineData("  ...  ", "20260302-090000.jpg")]
    [InlineData(null, "20260302-090000.jpg")]
    public void A_name_can_be_shown_and_saved_anywhere(string? given, string shown)
    {
        var department = new Department { Now = new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc) };
        var ticket = department.Do(department.Reported(), Department.Staff, Attach.Of(Pictures.Jpeg(), given, null));
        Assert.Equal(shown, ticket.Attachments.Single().Name);
    }

    [Fact]
    public async Task The_same_file_is_not_taken_twice_and_what_is_refused_leaves_nothing_behind()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var (one, other) = (await department.RegisteredAsync(), await department.RegisteredAsync());
        await department.DoAsync(one, (Department.Staff, Attach.Of(Pictures.Jpeg("铭牌"), "1.jpg", null)));
        Assert.Equal("already-attached", Assert.IsType<Invalid>((await department.TryAsync(one, Department.Staff, Attach.Of(Pictures.Jpeg("铭牌"), "2.jpg", null))).Refusal).Errors["image"].Single().Code);
        Assert.IsType<NotFound>((await department.TryAsync(one, Department.OtherEngineer, Attach.Of(Pictures.Jpeg("别人的"), "3.jpg", null))).Refusal);
        await department.DoAsync(other, (Department.Staff, Attach.Of(Pictures.Jpeg("铭牌"), "4.jpg", null)));

        Assert.Single(Kept(department));
        Assert.Equal(["1.jpg", "4.jpg"], [(await department.FileAsync(one)).Attachments.Single().Name, (await department.FileAsync(other)).Attachments.Single().Name]);
    }

    [Fact]
    public async Task Only_who_may_see_the_ticket_gets_its_files()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, Attach.Of(Pictures.Jpeg(), "1.jpg", null)));
        var id = (await department.FileAsync(number)).Attachments.Single().Id;

        Assert.Null(await department.Attachments.FindAsync(Department.Engineer, number, id));
        await department.DoAsync(number, (Department.Staff, new DecideEntitlement { Coverage = Coverage.Warranty }), (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }), (Department.Supervisor, department.Assign()));
        Assert.NotNull(await department.Attachments.FindAsync(Department.Engineer, number, id));
        Assert.Null(await department.Attachments.FindAsync(Department.Engineer, await department.RegisteredAsync(), id));
        Assert.Null(await department.Attachments.FindAsync(Department.Customer, number, id));
    }

    [Fact]
    public void A_link_does_not_fill_the_ticket_and_a_full_ticket_takes_no_more()
    {
        var department = new Department();
        var ticket = department.Reported();
        string? Try(Actor actor, int at) => (department.Try(ticket, actor, Attach.Of(Pictures.Jpeg($"{actor.Name}{at}"), null, null)) as Invalid)?.Errors["image"].Single().Code;
        Assert.All(Enumerable.Range(0, 10), at => Assert.Null(Try(Department.Customer, at)));
        Assert.Equal("too-many-files", Try(Department.Customer, 10));
        Assert.All(Enumerable.Range(0, 50), at => Assert.Null(Try(Department.Staff, at)));
        Assert.Equal("too-many-files", Try(Department.Staff, 50));
    }

    [Fact]
    public async Task What_a_camera_wrote_beside_a_picture_is_not_kept_but_which_side_is_up()
    {
        byte[] exif = [.. "Exif\0\0II"u8, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. "GPS 36.31 N"u8];
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, 0xFF, 0xFE, 0, 8, .. "GPS..."u8, .. Pictures.Jpeg()[2..]];
        byte[] png = [.. Pictures.Png(640, 480), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, .. "tEXtGPS."u8, 0, 0, 0, 0, 0, 0, 0, 0, .. "IEND"u8, 0, 0, 0, 0];
        byte[] webp = [.. "RIFF"u8, 42, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0x0C, 0, 0, 0, 99, 0, 0, 99, 0, 0, .. "EXIF"u8, 4, 0, 0, 0, .. "GPS."u8];
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, Attach.Of(jpeg, null, null)), (Department.Staff, Attach.Of(png, null, null)), (Department.Staff, Attach.Of(webp, null, null)));

        var kept = (await department.FileAsync(number)).Attachments.Select(one => File.ReadAllBytes(department.Files.Find(one.Hash)!)).ToList();
        Assert.All(kept, bytes => Assert.True(bytes.AsSpan().IndexOf("GPS"u8) < 0));
        Assert.Equal((byte[])[0xFF, 0xD8, 0xFF, 0xE1, 0, 34], kept[0][..6]);
        Assert.Equal(6, kept[0][31]);
        Assert.Equal(jpeg[^9..], kept[0][^9..]);
        Assert.True(kept[1].AsSpan().EndsWith(png.AsSpan(png.Length - 12)));
        Assert.Equal((22, 0), (kept[2][4], kept[2][20]));
    }

    private static IEnumerable<string> Kept(RuledDepartment department)
    {
        var folder = Path.Combine(Path.GetDirectoryName(department.Database.File)!, "attachments");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];
    }
}
