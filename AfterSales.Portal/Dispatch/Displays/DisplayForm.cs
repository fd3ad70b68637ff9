using AfterSales.Core.Dispatch;

namespace AfterSales.Portal.Dispatch.Displays;

/// <summary>A display as it is being written.</summary>
internal sealed class DisplayForm
{
    public DisplayForm(DisplayLine? line)
    {
        var settings = line?.Settings ?? WallSettings.Usual;
        (Id, Name, RotateSeconds, DimFrom, DimTo) = (line?.Id, line?.Name ?? "", settings.RotateSeconds, settings.DimFrom, settings.DimTo);
        Scenes = [.. settings.Scenes];
        Called = Name;
    }

    /// <summary>Null: a new one.</summary>
    public int? Id { get; }
    /// <summary>What it was called before.</summary>
    public string Called { get; }
    public string Name { get; set; }
    public List<WallScene> Scenes { get; }
    public int? RotateSeconds { get; set; }
    public TimeOnly? DimFrom { get; set; }
    public TimeOnly? DimTo { get; set; }

    public DisplayEntry Written => new(Name, [.. Enum.GetValues<WallScene>().Where(Scenes.Contains)], RotateSeconds, DimFrom, DimTo);

    public void Turn(WallScene scene, bool on)
    {
        Scenes.Remove(scene);
        if (on)
            Scenes.Add(scene);
    }
}
