using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AfterSales.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WallKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "IX_Display_KeyHash",
                table: "Display",
                column: "KeyHash",
                unique: true);

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
        }
    }
}
