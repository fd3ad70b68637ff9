using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Recording;

/// <summary>The customer's questions: each is answered by itself (R9.9).</summary>
public sealed class QuestionsTests
{
    private readonly Department department = new();

    [Fact]
    public void An_answer_belongs_to_the_question_that_was_chosen()
    {
        var ticket = Asked("多久换一次油？", "能否加装滤芯？");

        department.Do(ticket, Department.Engineer, new AnswerQuestion { QuestionNo = 2, Text = "可以" });

        Assert.Equal([1], ticket.OpenQuestions);
        Assert.Equal([ClockState.Running, ClockState.Met], ticket.Clocks.Where(clock => clock.Question is not null).Select(clock => clock.StateAt(department.Now)));
        department.Do(ticket, Department.Staff, new AnswerQuestion { Text = "每 500 小时" });
        Assert.Empty(ticket.OpenQuestions);
    }

    [Theory]
    [InlineData(null, "required")]
    [InlineData(3, "unknown")]
    public void While_several_are_open_the_answer_names_one_of_them(int? number, string problem)
    {
        var ticket = Asked("多久换一次油？", "能否加装滤芯？");

        var refused = Assert.IsType<Invalid>(department.Try(ticket, Department.Staff, new AnswerQuestion { QuestionNo = number, Text = "可以" }));

        Assert.Equal(problem, Assert.Single(refused.Errors["questionNo"]).Code);
        Assert.Equal([1, 2], ticket.OpenQuestions);
    }

    [Fact]
    public void What_was_answered_is_not_answered_again()
    {
        var ticket = Asked("多久换一次油？", "能否加装滤芯？");
        department.Do(ticket, Department.Staff, new AnswerQuestion { QuestionNo = 1, Text = "每 500 小时" });

        Assert.IsType<Invalid>(department.Try(ticket, Department.Staff, new AnswerQuestion { QuestionNo = 1, Text = "每 600 小时" }));
    }

    [Fact]
    public void What_nobody_answered_before_the_end_is_no_reply_in_time()
    {
        var ticket = department.RepairAt(Stage.FollowUp);
        foreach (var question in new[] { "多久换一次油？", "能否加装滤芯？" })
            department.Do(ticket, Department.Engineer, new AskQuestion { Question = question });
        department.Do(ticket, Department.Staff, new AnswerQuestion { QuestionNo = 1, Text = "每 500 小时" });
        department.Do(ticket, Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Done });
        department.Do(ticket, Department.Staff, new SendSurvey());
        department.Do(ticket, Department.Staff, new Close());

        Assert.Equal([1], ticket.Clocks.Where(clock => clock.Question is not null).Select(clock => clock.Question!.Value));
    }

    [Fact]
    public void By_link_five_wait_at_most_and_none_twice()
    {
        var ticket = Asked();
        for (var number = 1; number <= 5; number++)
            department.Do(ticket, Department.Customer, new AskQuestion { Question = $"问题 {number}" });

        Assert.Equal("already-asked", Code(department.Try(ticket, Department.Customer, new AskQuestion { Question = " 问题 3 " })));
        Assert.Equal("many-unanswered", Code(department.Try(ticket, Department.Customer, new AskQuestion { Question = "问题 6" })));
        department.Do(ticket, Department.Staff, new AnswerQuestion { QuestionNo = 3, Text = "好" });
        department.Do(ticket, Department.Customer, new AskQuestion { Question = "问题 6" });
    }

    private Ticket Asked(params string[] questions)
    {
        var ticket = department.RepairAt(Stage.OnSite);
        foreach (var question in questions)
            department.Do(ticket, Department.Engineer, new AskQuestion { Question = question });
        return ticket;
    }

    private static string Code(Refusal? refusal) => Assert.Single(Assert.IsType<Invalid>(refusal).Errors["question"]).Code;
}
