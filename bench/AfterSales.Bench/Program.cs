using AfterSales.Bench;

return args switch
{
    ["create"] => await CreateTickets.RunAsync(),
    ["command"] => await CommandTime.RunAsync(),
    ["clone"] => await CloneToBoard.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project bench/AfterSales.Bench -- create | command | clone");
    return 1;
}
