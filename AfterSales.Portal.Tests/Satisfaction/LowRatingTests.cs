using AfterSales.Core.Data;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Satisfaction;

/// <summary>R3.7.1: what a customer rates low is a complaint at once, whether anybody complains or not.</summary>
public sealed class LowRatingTests
{
    [Theory]
    [InlineData(2, 2, 2, ComplaintKind.Quality)]
    [InlineData(1, 5, 5, ComplaintKind.Time)]
    [InlineData(5, 5, 1, ComplaintKind.Attitude)]
    [InlineData(5, 1, 5, ComplaintKind.Quality)]
    public async Task A_mean_of_two_or_one_worst_score_opens_a_complaint_about_what_was_rated_worst(int response, int quality, int attitude, ComplaintKind kind)
    {
        await using var desks = await QualityDesks.UnderAsync();
        var number = await desks.FinishedAsync();
        await desks.RatedAsync(number, response, quality, attitude, "等了三天");

        var line = Assert.Single((await desks.ComplaintsSeen.ListAsync(Department.Staff, new ComplaintFilter())).Items);
        Assert.Equal((kind, ComplaintChannel.Rating, number, "等了三天", "王工"), (line.Kind, line.Channel, line.Number, line.Words, line.Person));
        // Who took the call looks after the ticket, and so after this.
        Assert.Equal(Department.Staff.EmployeeId, line.OwnerId);
        var file = await desks.FileAsync(line.Id);
        Assert.Equal((response, quality, attitude), (file.Rating!.Response, file.Rating.Quality, file.Rating.Attitude));
        Assert.Equal("AfterSales", Assert.Single(file.Events).By);
    }

    [Theory]
    [InlineData(3, 2, 2)]
    [InlineData(2, 5, 5)]
    [InlineData(5, 5, 5)]
    public async Task What_is_not_low_opens_none(int response, int quality, int attitude)
    {
        await using var desks = await QualityDesks.UnderAsync();
        await desks.RatedAsync(await desks.FinishedAsync(), response, quality, attitude);
        Assert.Empty((await desks.ComplaintsSeen.ListAsync(Department.Staff, new ComplaintFilter { Show = ComplaintChoice.All })).Items);
    }

    [Fact]
    public async Task An_answer_opens_one_complaint_however_often_it_is_given()
    {
        await using var desks = await QualityDesks.UnderAsync();
        var number = await desks.FinishedAsync();
        await desks.RatedAsync(number, 1, 1, 1);
        var again = await desks.Department.TryAsync(number, Department.Staff, new Core.Tickets.RecordSurvey { Response = 1, Quality = 1, Attitude = 1 });
        Assert.IsType<Invalid>(again.Refusal);
        Assert.Single(await desks.ComplaintsSeen.OfTicketAsync(Department.Staff, number));
    }
}
