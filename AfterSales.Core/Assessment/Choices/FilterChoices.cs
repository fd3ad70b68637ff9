using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Choices;

/// <summary>What the figures can be narrowed to, by what is on file.</summary>
/// <param name="Regions">Provinces of the sites, or their cities where no province is known.</param>
/// <param name="Engineers">Everybody who is or was one; empty for engineers, who see but their own figures.</param>
public sealed record FilterChoices(
    IReadOnlyList<string> Regions, IReadOnlyList<string> ProductLines, IReadOnlyList<NamedModel> Models, IReadOnlyList<NamedEngineer> Engineers)
{
    public static readonly FilterChoices None = new([], [], [], []);

    /// <summary>The name of an engineer, or the number where nobody has it.</summary>
    public string Engineer(int id) => Engineers.FirstOrDefault(engineer => engineer.Id == id)?.Name ?? $"{id}";

    /// <summary>A model as it is called: its code and its name.</summary>
    public string Model(string code) => Models.FirstOrDefault(model => model.Code == code) is { } known ? $"{known.Code} {known.Name}" : code;
}

/// <summary>A model of machines 机型 by its code.</summary>
public sealed record NamedModel(string Code, string Name, string ProductLine);

/// <summary>An engineer by the id of the employee.</summary>
public sealed record NamedEngineer(int Id, string Name);

/// <summary>Reads what the figures can be narrowed to.</summary>
public sealed class FilterChoiceQueries(IDbContextFactory<AfterSalesDbContext> contexts)
{
    public async Task<Outcome<FilterChoices>> ChoicesAsync(Actor actor, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (sites, all, people) = (db.Sites, db.EquipmentModels, db.Engineers);
        var regions = await sites.Select(site => site.Province ?? site.City).Where(region => region != null && region != "").Select(region => region!).Distinct().ToListAsync(cancel);
        var models = await all.Select(model => new NamedModel(model.Code, model.Name, model.ProductLine)).ToListAsync(cancel);
        var engineers = actor.IsSupervisor
            ? await people.Select(engineer => new NamedEngineer(engineer.Id, engineer.Employee.Name)).ToListAsync(cancel)
            : [];
        return new FilterChoices(
            [.. regions.Order(ReadersOrder.OfNames)],
            [.. models.Select(model => model.ProductLine).Distinct().Order(ReadersOrder.OfNames)],
            [.. models.OrderBy(model => model.Code, ReadersOrder.OfNames)],
            [.. engineers.OrderBy(engineer => engineer.Name, ReadersOrder.OfNames)]);
    }
}
