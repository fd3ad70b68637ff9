using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AfterSales.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MergedTickets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "NoticeReading");

            migrationBuilder.DropTable(
                name: "Notice");

            migrationBuilder.DropColumn(
                name: "BrokenAt",
                table: "TicketClock");

            migrationBuilder.DropColumn(
                name: "Calendar",
                table: "TicketClock");

            migrationBuilder.DropColumn(
                name: "Corrections",
                table: "TicketClock");

            migrationBuilder.DropColumn(
                name: "Kept",
                table: "TicketClock");

            migrationBuilder.DropColumn(
                name: "Provisional",
                table: "TicketClock");

            migrationBuilder.DropColumn(
                name: "Question",
                table: "TicketClock");

            migrationBuilder.DropColumn(
                name: "RunsSince",
                table: "TicketClock");

            migrationBuilder.DropColumn(
                name: "SoonAt",
                table: "TicketClock");

            migrationBuilder.DropColumn(
                name: "StoppedBy",
                table: "TicketClock");

            migrationBuilder.DropColumn(
                name: "StoppedById",
                table: "TicketClock");

            migrationBuilder.DropColumn(
                name: "Calendar",
                table: "Site");

            migrationBuilder.DropColumn(
                name: "By",
                table: "ClockIntervals");

            migrationBuilder.DropColumn(
                name: "ById",
                table: "ClockIntervals");

            migrationBuilder.DropColumn(
                name: "Calendar",
                table: "ClockIntervals");

            migrationBuilder.DropColumn(
                name: "Counted",
                table: "ClockIntervals");

            migrationBuilder.AddColumn<string>(
                name: "HandoverReason",
                table: "Ticket",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "HandoverToId",
                table: "Ticket",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MergedInto",
                table: "Ticket",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Ticket_HandoverToId",
                table: "Ticket",
                column: "HandoverToId");

            migrationBuilder.CreateIndex(
                name: "IX_Ticket_MergedInto",
                table: "Ticket",
                column: "MergedInto");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Ticket_HandoverToId",
                table: "Ticket");

            migrationBuilder.DropIndex(
                name: "IX_Ticket_MergedInto",
                table: "Ticket");

            migrationBuilder.DropColumn(
                name: "HandoverReason",
                table: "Ticket");

            migrationBuilder.DropColumn(
                name: "HandoverToId",
                table: "Ticket");

            migrationBuilder.DropColumn(
                name: "MergedInto",
                table: "Ticket");

            migrationBuilder.AddColumn<long>(
                name: "BrokenAt",
                table: "TicketClock",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Calendar",
                table: "TicketClock",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Corrections",
                table: "TicketClock",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Kept",
                table: "TicketClock",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Provisional",
                table: "TicketClock",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Question",
                table: "TicketClock",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RunsSince",
                table: "TicketClock",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SoonAt",
                table: "TicketClock",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StoppedBy",
                table: "TicketClock",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "StoppedById",
                table: "TicketClock",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Calendar",
                table: "Site",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "By",
                table: "ClockIntervals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ById",
                table: "ClockIntervals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Calendar",
                table: "ClockIntervals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Counted",
                table: "ClockIntervals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Notice",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Clock = table.Column<int>(type: "INTEGER", nullable: false),
                    ClockId = table.Column<int>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Provisional = table.Column<bool>(type: "INTEGER", nullable: false),
                    Question = table.Column<int>(type: "INTEGER", nullable: true),
                    TicketId = table.Column<long>(type: "INTEGER", nullable: false),
                    WasDueAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notice", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NoticeReading",
                columns: table => new
                {
                    NoticeId = table.Column<long>(type: "INTEGER", nullable: false),
                    EmployeeId = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeReading", x => new { x.NoticeId, x.EmployeeId });
                    table.ForeignKey(
                        name: "FK_NoticeReading_Notice_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "Notice",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Notice_ClockId_Kind",
                table: "Notice",
                columns: new[] { "ClockId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_Notice_Key",
                table: "Notice",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notice_TicketId",
                table: "Notice",
                column: "TicketId");
        }
    }
}
