using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AfterSales.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DispatchRoom : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "SharingSince",
                table: "Engineer",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Consequences",
                table: "Activity",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Undoes",
                table: "Activity",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "Display",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    KeyHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Scenes = table.Column<string>(type: "TEXT", nullable: false),
                    RotateSeconds = table.Column<int>(type: "INTEGER", nullable: false),
                    DimFrom = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    DimTo = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    MadeBy = table.Column<string>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RevokedBy = table.Column<string>(type: "TEXT", nullable: true),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Display", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LastMoves",
                columns: table => new
                {
                    TicketId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ById = table.Column<int>(type: "INTEGER", nullable: true),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    Command = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    UndoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Before = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LastMoves", x => x.TicketId);
                    table.ForeignKey(
                        name: "FK_LastMoves_Ticket_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Ticket",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PositionFix",
                columns: table => new
                {
                    EngineerId = table.Column<int>(type: "INTEGER", nullable: false),
                    Ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    Lat = table.Column<double>(type: "REAL", nullable: false),
                    Lon = table.Column<double>(type: "REAL", nullable: false),
                    AccuracyM = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PositionFix", x => new { x.EngineerId, x.Ticks });
                    table.ForeignKey(
                        name: "FK_PositionFix_Engineer_EngineerId",
                        column: x => x.EngineerId,
                        principalTable: "Engineer",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SavedView",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EmployeeId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "NOCASE"),
                    Query = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Usual = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedView", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedView_Employee_EmployeeId",
                        column: x => x.EmployeeId,
                        principalTable: "Employee",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TicketPins",
                columns: table => new
                {
                    TicketId = table.Column<long>(type: "INTEGER", nullable: false),
                    EngineerId = table.Column<int>(type: "INTEGER", nullable: false),
                    Engineer = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketPins", x => x.TicketId);
                    table.ForeignKey(
                        name: "FK_TicketPins_Engineer_EngineerId",
                        column: x => x.EngineerId,
                        principalTable: "Engineer",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TicketPins_Ticket_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Ticket",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Display_KeyHash",
                table: "Display",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LastMoves_ById_At",
                table: "LastMoves",
                columns: new[] { "ById", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PositionFix_Ticks",
                table: "PositionFix",
                column: "Ticks");

            migrationBuilder.CreateIndex(
                name: "IX_SavedView_EmployeeId_Name",
                table: "SavedView",
                columns: new[] { "EmployeeId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TicketPins_EngineerId",
                table: "TicketPins",
                column: "EngineerId");

            // What was reported before alarms were acknowledged has long been heard: no wall shall begin with it.
            migrationBuilder.Sql("""
                INSERT INTO "ServiceRecord" ("TicketId", "Kind", "At", "By", "Lines")
                SELECT "Id", 'AlarmAcknowledged', "CreatedAt", 'AfterSales', '[]' FROM "Ticket" WHERE "Impact" <> 0 AND "Stage" NOT IN ('Closed', 'Cancelled');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Display");

            migrationBuilder.DropTable(
                name: "LastMoves");

            migrationBuilder.DropTable(
                name: "PositionFix");

            migrationBuilder.DropTable(
                name: "SavedView");

            migrationBuilder.DropTable(
                name: "TicketPins");

            migrationBuilder.DropColumn(
                name: "SharingSince",
                table: "Engineer");

            migrationBuilder.DropColumn(
                name: "Consequences",
                table: "Activity");

            migrationBuilder.DropColumn(
                name: "Undoes",
                table: "Activity");
        }
    }
}
