using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AfterSales.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Figures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FactColumn",
                columns: table => new
                {
                    Column = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactColumn", x => new { x.Column, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "FactMark",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Subject = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactMark", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FactProgress",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Activity = table.Column<long>(type: "INTEGER", nullable: false),
                    Mark = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Rules = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Through = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactProgress", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TicketFact",
                columns: table => new
                {
                    TicketId = table.Column<long>(type: "INTEGER", nullable: false),
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AcceptedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Stage = table.Column<int>(type: "INTEGER", nullable: false),
                    ServiceType = table.Column<int>(type: "INTEGER", nullable: false),
                    Priority = table.Column<int>(type: "INTEGER", nullable: false),
                    Channel = table.Column<int>(type: "INTEGER", nullable: false),
                    CustomerClass = table.Column<int>(type: "INTEGER", nullable: false),
                    Imported = table.Column<bool>(type: "INTEGER", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: false),
                    ProductLine = table.Column<string>(type: "TEXT", nullable: false),
                    Model = table.Column<string>(type: "TEXT", nullable: false),
                    FaultGroup = table.Column<string>(type: "TEXT", nullable: false),
                    Batch = table.Column<string>(type: "TEXT", nullable: false),
                    EquipmentId = table.Column<int>(type: "INTEGER", nullable: true),
                    MachineDays = table.Column<int>(type: "INTEGER", nullable: true),
                    DayVerdict = table.Column<long>(type: "INTEGER", nullable: false),
                    Stays = table.Column<int>(type: "INTEGER", nullable: true),
                    RepeatedAfter = table.Column<long>(type: "INTEGER", nullable: false),
                    Asked = table.Column<bool>(type: "INTEGER", nullable: false),
                    Engineers = table.Column<string>(type: "TEXT", nullable: false),
                    Ratings = table.Column<string>(type: "TEXT", nullable: false),
                    Arrange_Elapsed = table.Column<long>(type: "INTEGER", nullable: true),
                    Arrange_Verdict = table.Column<long>(type: "INTEGER", nullable: false),
                    Arrange_Worked = table.Column<long>(type: "INTEGER", nullable: true),
                    Arrival_Elapsed = table.Column<long>(type: "INTEGER", nullable: true),
                    Arrival_Verdict = table.Column<long>(type: "INTEGER", nullable: false),
                    Arrival_Worked = table.Column<long>(type: "INTEGER", nullable: true),
                    Cycle_Elapsed = table.Column<long>(type: "INTEGER", nullable: true),
                    Cycle_Verdict = table.Column<long>(type: "INTEGER", nullable: false),
                    Cycle_Worked = table.Column<long>(type: "INTEGER", nullable: true),
                    Ledger_Access = table.Column<long>(type: "INTEGER", nullable: false),
                    Ledger_Approval = table.Column<long>(type: "INTEGER", nullable: false),
                    Ledger_Customer = table.Column<long>(type: "INTEGER", nullable: false),
                    Ledger_Others = table.Column<long>(type: "INTEGER", nullable: false),
                    Ledger_Parts = table.Column<long>(type: "INTEGER", nullable: false),
                    Ledger_Payment = table.Column<long>(type: "INTEGER", nullable: false),
                    Ledger_Running = table.Column<long>(type: "INTEGER", nullable: false),
                    Ledger_Stopped = table.Column<bool>(type: "INTEGER", nullable: false),
                    Ledger_Weather = table.Column<long>(type: "INTEGER", nullable: false),
                    Parts_Acceptance = table.Column<long>(type: "INTEGER", nullable: false),
                    Parts_Customer = table.Column<long>(type: "INTEGER", nullable: false),
                    Parts_Dispatch = table.Column<long>(type: "INTEGER", nullable: false),
                    Parts_Intake = table.Column<long>(type: "INTEGER", nullable: false),
                    Parts_Parts = table.Column<long>(type: "INTEGER", nullable: false),
                    Parts_Planning = table.Column<long>(type: "INTEGER", nullable: false),
                    Parts_Travel = table.Column<long>(type: "INTEGER", nullable: false),
                    Parts_Work = table.Column<long>(type: "INTEGER", nullable: false),
                    Response_Elapsed = table.Column<long>(type: "INTEGER", nullable: true),
                    Response_Verdict = table.Column<long>(type: "INTEGER", nullable: false),
                    Response_Worked = table.Column<long>(type: "INTEGER", nullable: true),
                    Verify_Elapsed = table.Column<long>(type: "INTEGER", nullable: true),
                    Verify_Verdict = table.Column<long>(type: "INTEGER", nullable: false),
                    Verify_Worked = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketFact", x => x.TicketId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_TicketFact_Day",
                table: "TicketFact",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_TicketFact_EquipmentId",
                table: "TicketFact",
                column: "EquipmentId");

            migrationBuilder.CreateIndex(
                name: "IX_TicketFact_Stage",
                table: "TicketFact",
                column: "Stage");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FactColumn");

            migrationBuilder.DropTable(
                name: "FactMark");

            migrationBuilder.DropTable(
                name: "FactProgress");

            migrationBuilder.DropTable(
                name: "TicketFact");
        }
    }
}
