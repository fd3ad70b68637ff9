using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>Acceptance by the customer, the survey, and the links for both.</summary>
public sealed partial class Ticket
{
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(30);

    internal Refusal? RequestAcceptance(RequestAcceptance request, Circumstances now)
    {
        ResultNote = request.ResultNote!.Trim();
        BeginAcceptance(now);
        Revoke(LinkPurpose.Accept);
        AddLink(LinkPurpose.Accept, now.Now + LinkLifetime, now);
        return null;
    }

    internal Refusal? RefuseAcceptance(Circumstances now)
    {
        VoidResult(now);
        MoveTo(StageOfRework, now.Now);
        PromiseRework(now);
        return null;
    }

    internal Refusal? Reopen(Circumstances now)
    {
        VoidResult(now);
        Revoke(LinkPurpose.Survey);
        SurveyAskedAt = null;
        SurveyAnsweredAt = null;
        if (ServiceProcess.WayOf(ServiceType).Contains(Stage.Diagnosing))
            MoveTo(Stage.Diagnosing, now.Now);
        else
            MoveTo(StageOfRework, now.Now);
        PromiseRework(now);
        return null;
    }

    // What was done stays on record; that it is done is no longer so.
    private void VoidResult(Circumstances now)
    {
        TestPassed = null;
        ResultNote = null;
        UseOrRevoke(LinkPurpose.Accept, now);
    }

    internal Refusal? SendSurvey(Circumstances now)
    {
        SurveyAskedAt ??= now.Now;
        // A second call tells the same link, as long as it can be used.
        if (!Links.Exists(link => link.Purpose == LinkPurpose.Survey && link.Usable(now.Now)))
            AddLink(LinkPurpose.Survey, now.Now + LinkLifetime, now);
        return null;
    }

    internal Refusal? AnswerSurvey(AnswerSurvey answer, Circumstances now)
    {
        Rate(answer.Response!.Value, answer.Quality!.Value, answer.Attitude!.Value, answer.Recommend, answer.Comment, byPhone: false, now);
        return null;
    }

    internal Refusal? RecordSurvey(RecordSurvey answer, Circumstances now)
    {
        if (SurveyAnsweredAt is not null)
            return Invalid.Field("response", "already-answered");
        SurveyAskedAt ??= now.Now;
        Rate(answer.Response!.Value, answer.Quality!.Value, answer.Attitude!.Value, answer.Recommend, answer.Comment, byPhone: true, now);
        return null;
    }

    private void Rate(int response, int quality, int attitude, int? recommend, string? comment, bool byPhone, Circumstances now)
    {
        Surveys.Add(new SurveyAnswer { At = now.Now, Response = response, Quality = quality, Attitude = attitude, Recommend = recommend, Comment = comment, ByPhone = byPhone });
        SurveyAnsweredAt = now.Now;
        UseOrRevoke(LinkPurpose.Survey, now);
    }

    /// <summary>The token of the newest link for a purpose, or null where none can be used.</summary>
    internal string? TokenOf(LinkPurpose purpose, DateTime now, LinkKeys keys) =>
        Links.Where(link => link.Purpose == purpose && link.Generation != TicketLink.OfMerged && link.Usable(now)).MaxBy(link => link.Generation) is { } link
            ? keys.Token(Number, purpose, link.Generation)
            : null;

    private void AddLink(LinkPurpose purpose, DateTime? expires, Circumstances now)
    {
        var generation = Links.Count(link => link.Purpose == purpose) + 1;
        Links.Add(new TicketLink
        {
            Purpose = purpose,
            Generation = generation,
            Hash = LinkKeys.HashOf(now.Keys.Token(Number, purpose, generation)),
            ExpiresAt = expires,
        });
    }

    private void Revoke(LinkPurpose purpose)
    {
        foreach (var link in Links.Where(link => link.Purpose == purpose && link.UsedAt is null))
            link.Revoked = true;
    }

    private void UseOrRevoke(LinkPurpose purpose, Circumstances now)
    {
        if (now.Actor.Origin == Origin.Link && Links.Find(link => link.Purpose == purpose && link.Usable(now.Now)) is { } used)
            used.UsedAt = now.Now;
        Revoke(purpose);
    }
}
