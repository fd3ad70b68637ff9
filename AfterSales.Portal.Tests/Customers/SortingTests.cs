using System.Globalization;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Customers;

/// <summary>That lists stand as their reader looks for a name in them: by pinyin in Chinese, by the alphabet in English.</summary>
public sealed class SortingTests : IAsyncLifetime
{
    private const string Chinese = "阿克苏矿业 王家岭煤矿 中煤2号井 中煤10号井 ABB Müller_Bau muller_Werke Zeche";
    private const string English = "ABB Müller_Bau muller_Werke Zeche 中煤2号井 中煤10号井 王家岭煤矿 阿克苏矿业";
    private readonly CultureInfo before = CultureInfo.CurrentCulture;
    private TestDatabase database = null!;

    private static IEnumerable<string> Names => English.Split(' ').Reverse().Select(name => name.Replace('_', ' '));

    public async ValueTask InitializeAsync() => database = await TestDatabase.NewAsync();

    public ValueTask DisposeAsync()
    {
        CultureInfo.CurrentCulture = before;
        return database.DisposeAsync();
    }

    [Theory]
    [InlineData("zh-CN", Chinese)]
    [InlineData("en", English)]
    public async Task Customers_stand_by_name_in_the_readers_language_whatever_the_page(string language, string expected)
    {
        await database.AddAsync([.. Names.Select(name => new Customer { Name = name })]);
        CultureInfo.CurrentCulture = ReaderLanguage.Of(language)!;
        var register = new CustomerRegister(database.Contexts);
        var all = await register.ListAsync(Department.Staff, new CustomerFilter());
        Assert.Equal(expected, Line(all.Items.Select(customer => customer.Name)));

        List<string> paged = [];
        for (var page = 1; page <= 3; page++)
            paged.AddRange((await register.ListAsync(Department.Staff, new CustomerFilter(), page, pageSize: 3)).Items.Select(customer => customer.Name));
        Assert.Equal(expected, Line(paged));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Names_that_differ_in_nothing_a_reader_minds_are_each_on_one_page_only(string language)
    {
        await database.AddAsync([.. Enumerable.Range(0, 9).Select(index => new Customer { Name = (index % 3) switch { 0 => "Müller", 1 => "MULLER", _ => "ｍuller" } })]);
        CultureInfo.CurrentCulture = ReaderLanguage.Of(language)!;
        var register = new CustomerRegister(database.Contexts);
        List<int> paged = [];
        for (var page = 1; page <= 5; page++)
            paged.AddRange((await register.ListAsync(Department.Staff, new CustomerFilter(), page, pageSize: 2)).Items.Select(customer => customer.Id));
        Assert.Equal(paged.Order(), paged);
        Assert.Equal(9, paged.Distinct().Count());
    }

    [Theory]
    [InlineData("zh-CN", Chinese)]
    [InlineData("en", English)]
    public async Task Callers_and_engineers_stand_by_name_too(string language, string expected)
    {
        await database.AddAsync([.. Names.Select(name => new Employee { Name = name, Roles = Roles.Engineer, Engineer = new Engineer() })]);
        await database.AddAsync([.. Names.Select(name => new Customer { Name = name, Contacts = { new CustomerContact { Name = "王工", Phone = "13812345678" } } })]);
        CultureInfo.CurrentCulture = ReaderLanguage.Of(language)!;
        Assert.Equal(expected, Line((await new PeopleQueries(database.Contexts, new EngineerChanges()).EngineersAsync(Department.Supervisor)).Select(engineer => engineer.Name)));
        var callers = new CustomerQueries(database.Contexts, TimeProvider.System, TestDatabase.Company);
        foreach (var typed in new[] { "1381234", "王工" })
            Assert.Equal(expected, Line((await callers.FindCallersAsync(Department.Staff, typed)).Select(caller => caller.Customer)));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Machines_stand_by_the_numbers_in_their_serial_numbers(string language)
    {
        string[] expected = ["EBZ200-9", "ebz200-10", "EBZ200-0387", "SN-77", "SN-0077"];
        var (customer, model) = (new Customer { Name = "余吾煤业" }, new EquipmentModel { Code = "EBZ200", Name = "掘进机", ProductLine = "掘进设备" });
        await database.AddAsync([.. expected.Reverse().Select(serial => new Equipment { SerialNumber = serial, Customer = customer, Model = model })]);
        CultureInfo.CurrentCulture = ReaderLanguage.Of(language)!;
        var machines = new EquipmentQueries(database.Contexts, TimeProvider.System, TestDatabase.Company);
        List<string> paged = [];
        for (var page = 1; page <= 3; page++)
            paged.AddRange((await machines.ListAsync(Department.Staff, new EquipmentFilter(), page, pageSize: 2)).Items.Select(machine => machine.SerialNumber));
        // 77 and 0077 are the same number; as they are written, 0 comes first.
        Assert.Equal([.. expected[..3], "SN-0077", "SN-77"], paged);
        Assert.Equal(paged, (await machines.LabelsAsync(Department.Staff, customer.Id)).Select(label => label.SerialNumber));
    }

    [Theory]
    [InlineData("zh-CN", Chinese)]
    [InlineData("en", English)]
    public void What_is_in_memory_is_sorted_the_same(string language, string expected)
    {
        CultureInfo.CurrentCulture = ReaderLanguage.Of(language)!;
        Assert.Equal(expected, Line(Names.Order(ReadersOrder.OfNames)));
    }

    private static string Line(IEnumerable<string> names) => string.Join(' ', names.Select(name => name.Replace(' ', '_')));
}
