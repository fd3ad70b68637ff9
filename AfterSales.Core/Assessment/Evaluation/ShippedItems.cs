using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Data;

namespace AfterSales.Core.Assessment.Evaluation;

/// <summary>The aspects that the standard looks at, as far as they are public: without points.</summary>
internal static class ShippedItems
{
    private static readonly (EvaluationPart Part, string Number, string Zh, string En, KeyFigure? Figure)[] Aspects =
    [
        (EvaluationPart.System, "1.1", "组织架构", "Organisation", null),
        (EvaluationPart.System, "1.2", "人员配置", "People", null),
        (EvaluationPart.System, "1.3", "资源配置", "Resources", null),
        (EvaluationPart.System, "1.4", "规范要求", "Rules and commitments", KeyFigure.RepairKept),
        (EvaluationPart.System, "1.5", "监督", "Supervision", KeyFigure.SpotCheckScore),
        (EvaluationPart.System, "1.6", "改进", "Improvement", KeyFigure.Repeat90),
        (EvaluationPart.System, "1.7", "服务文化", "Service culture", null),
        (EvaluationPart.Commodity, "2.1", "商品信息", "Information on the goods", null),
        (EvaluationPart.Commodity, "2.2", "技术支持", "Technical support", KeyFigure.ResponseKept),
        (EvaluationPart.Commodity, "2.3", "配送", "Delivery", null),
        (EvaluationPart.Commodity, "2.4", "维修", "Repair", KeyFigure.CycleMedian),
        (EvaluationPart.Commodity, "2.5", "质量保证", "Quality assurance", KeyFigure.FirstTimeFix),
        (EvaluationPart.Commodity, "2.6", "废弃商品回收", "Taking back discarded goods", null),
        (EvaluationPart.Customer, "3.1", "顾客关系", "Relations with customers", KeyFigure.SatisfactionMean),
        (EvaluationPart.Customer, "3.2", "投诉处理", "Handling of complaints", KeyFigure.ComplaintsInTime),
    ];

    /// <param name="now">UTC.</param>
    public static IEnumerable<EvaluationItem> Of(DateTime now) => Aspects.Select(aspect => new EvaluationItem(
        new EvaluationItemInput(aspect.Part, aspect.Number, aspect.Zh, aspect.En, Figure: aspect.Figure), Actor.Anonymous("", Origin.System), now));
}
