using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AfterSales.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class QualityHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<long>(
                name: "TicketId",
                table: "Notice",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<int>(
                name: "ForId",
                table: "Notice",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SubjectId",
                table: "Notice",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OwnerId",
                table: "ComplaintEvent",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ActionEvent",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ActionId = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ById = table.Column<int>(type: "INTEGER", nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Origin = table.Column<int>(type: "INTEGER", nullable: false),
                    Step = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    OwnerId = table.Column<int>(type: "INTEGER", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActionEvent", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ActionEvent_ImprovementAction_ActionId",
                        column: x => x.ActionId,
                        principalTable: "ImprovementAction",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Ticket_AcceptedAt",
                table: "Ticket",
                column: "AcceptedAt",
                filter: "\"AcceptedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ActionEvent_ActionId",
                table: "ActionEvent",
                column: "ActionId");

            // What is known of the actions that there are: without whom it was given to, so that nobody is told of old ones as if they were new.
            migrationBuilder.Sql("""
                INSERT INTO "ActionEvent" ("ActionId", "At", "By", "Origin", "Step", "Text")
                SELECT "Id", "OpenedAt", "OpenedBy", 5, 'Opened', (SELECT "Name" FROM "Employee" WHERE "Employee"."Id" = "OwnerId") FROM "ImprovementAction";
                INSERT INTO "ActionEvent" ("ActionId", "At", "By", "Origin", "Step", "Text")
                SELECT "Id", "DoneAt", "DoneBy", 5, 'Done', "Result" FROM "ImprovementAction" WHERE "DoneAt" IS NOT NULL AND "DoneBy" IS NOT NULL;
                INSERT INTO "ActionEvent" ("ActionId", "At", "By", "Origin", "Step", "Text")
                SELECT "Id", "EffectAt", "EffectBy", 5, CASE "State" WHEN 'Confirmed' THEN 'Helped' WHEN 'Dropped' THEN 'Dropped' ELSE 'DidNotHelp' END, "Effect"
                FROM "ImprovementAction" WHERE "EffectAt" IS NOT NULL AND "EffectBy" IS NOT NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ActionEvent");

            migrationBuilder.DropIndex(
                name: "IX_Ticket_AcceptedAt",
                table: "Ticket");

            migrationBuilder.DropColumn(
                name: "ForId",
                table: "Notice");

            migrationBuilder.DropColumn(
                name: "SubjectId",
                table: "Notice");

            migrationBuilder.DropColumn(
                name: "OwnerId",
                table: "ComplaintEvent");

            migrationBuilder.AlterColumn<long>(
                name: "TicketId",
                table: "Notice",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);
        }
    }
}
