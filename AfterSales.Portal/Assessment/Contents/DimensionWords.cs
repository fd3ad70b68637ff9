using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Choices;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Assessment.Addresses;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell.Languages;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment.Contents;

/// <summary>What the values of a dimension are called by the reader.</summary>
public sealed class DimensionWords(IStringLocalizer<AssessmentTexts> texts, IStringLocalizer<RulebooksTexts> vocabulary, FilterChoices known)
{
    public string Of(DimensionKey key) => key.Of == Dimension.Engineer && key.Name.Length > 0 ? key.Name : Of(key.Of, key.Key);

    /// <summary>A value by the key that an address has.</summary>
    public string Of(Dimension dimension, string key) => dimension switch
    {
        Dimension.Priority when FilterKeys.Named<Priority>(key) is { } priority => vocabulary.Of(priority),
        Dimension.Channel when FilterKeys.Named<Channel>(key) is { } channel => vocabulary.Of(channel),
        Dimension.ServiceType when FilterKeys.Named<ServiceType>(key) is { } type => vocabulary.Of(type),
        Dimension.CustomerClass when FilterKeys.Named<CustomerClass>(key) is { } customer => texts.Of(customer),
        Dimension.Source when FilterKeys.Named<TicketOrigin>(key) is { } origin => texts.Of(origin),
        Dimension.Engineer when int.TryParse(key, out var id) => known.Engineer(id),
        Dimension.Model when key.Length > 0 => known.Model(key),
        _ when key.Length > 0 => key,
        Dimension.ProductLine or Dimension.Model => texts[nameof(AssessmentTexts.NoMachine)],
        _ => texts[nameof(AssessmentTexts.NotKnown)],
    };

    /// <summary>What a filter is narrowed to, one beside the other; empty where it is to nothing.</summary>
    public string Of(FigureFilter filter) => string.Join(texts[nameof(AssessmentTexts.Between_Items)],
        FilterKeys.All.Select(one => (one.Dimension, Key: filter.Key(one.Dimension))).Where(one => one.Key is not null)
            .Select(one => texts[nameof(AssessmentTexts.Distribution_Item), texts.Of(one.Dimension), Of(one.Dimension, one.Key!)].Value));
}
