namespace AfterSales.Core.Assessment;

/// <summary>What figures are broken down by, and filtered by.</summary>
public enum Dimension
{
    /// <summary>地区: the site's province, else its city.</summary>
    Region,
    /// <summary>产品线</summary>
    ProductLine,
    /// <summary>机型: the model's code.</summary>
    Model,
    /// <summary>优先级</summary>
    Priority,
    /// <summary>渠道</summary>
    Channel,
    /// <summary>服务类型</summary>
    ServiceType,
    /// <summary>客户类别</summary>
    CustomerClass,
    /// <summary>工程师: every one with a visit ever confirmed. A ticket of two engineers counts for both.</summary>
    Engineer,
    /// <summary>Worked here, or taken over from another system.</summary>
    Source,
    /// <summary>故障分类</summary>
    FaultGroup,
}

/// <summary>What kind of customer a ticket is for 客户类别.</summary>
public enum CustomerClass
{
    /// <summary>重点客户, dealer or not.</summary>
    Vip,
    /// <summary>最终用户</summary>
    EndUser,
    /// <summary>经销商</summary>
    Dealer,
    /// <summary>No customer is known.</summary>
    Unknown,
}

/// <summary>One value of a dimension.</summary>
/// <param name="Key">What a filter or a slice takes: an enumeration's name, the text itself, an engineer's id; empty: not known.</param>
/// <param name="Name">An engineer's name; else the key. Enumerations are named by who shows them.</param>
public sealed record DimensionKey(Dimension Of, string Key, string Name);
