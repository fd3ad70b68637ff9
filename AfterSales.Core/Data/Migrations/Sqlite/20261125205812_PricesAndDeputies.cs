using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AfterSales.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PricesAndDeputies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Plans that were recorded as facts become versions of the plan; the decision on one is the last before the next.
            migrationBuilder.Sql("""
                INSERT INTO RepairPlan (TicketId, Number, SubmittedAt, SubmittedById, SubmittedBy, Lines, Approved, DecidedAt, DecidedBy, Decision, SupersededAt)
                SELECT plan.TicketId, ROW_NUMBER() OVER (PARTITION BY plan.TicketId ORDER BY plan.Id), plan.At, plan.ById, plan."By",
                    (SELECT json_group_array(json(line)) FROM (
                        SELECT json_object('Kind', 'Work', 'Text', COALESCE(plan.Text, ''), 'PartNo', NULL, 'Quantity', NULL, 'Minutes', plan.Count * 60) AS line
                        UNION ALL
                        SELECT json_object('Kind', CASE one.value ->> 'Field' WHEN 'lines' THEN 'Part' ELSE 'Tool' END,
                            'Text', COALESCE(one.value ->> 'Name', one.value ->> 'Value', ''), 'PartNo', one.value ->> 'Name', 'Quantity', one.value ->> 'Quantity', 'Minutes', NULL)
                        FROM json_each(COALESCE(plan.Lines, '[]')) AS one)),
                    decision.Passed, decision.At, decision."By", decision.Text, following.At
                FROM ServiceRecord AS plan
                LEFT JOIN ServiceRecord AS following ON following.Id =
                    (SELECT MIN(later.Id) FROM ServiceRecord AS later WHERE later.TicketId = plan.TicketId AND later.Kind = 'Plan' AND later.Id > plan.Id)
                LEFT JOIN ServiceRecord AS decision ON decision.Id =
                    (SELECT MAX(said.Id) FROM ServiceRecord AS said WHERE said.TicketId = plan.TicketId AND said.Kind = 'PlanApproval' AND said.Id > plan.Id AND (following.Id IS NULL OR said.Id < following.Id))
                WHERE plan.Kind = 'Plan' AND NOT EXISTS (SELECT 1 FROM RepairPlan AS known WHERE known.TicketId = plan.TicketId);
                DELETE FROM ServiceRecord WHERE Kind IN ('Plan', 'PlanApproval');
                """);

            migrationBuilder.AddColumn<string>(
                name: "InsteadOf",
                table: "Activity",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Deputising",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SupervisorId = table.Column<int>(type: "INTEGER", nullable: false),
                    DeputyId = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deputising", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Deputising_Employee_DeputyId",
                        column: x => x.DeputyId,
                        principalTable: "Employee",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Deputising_Employee_SupervisorId",
                        column: x => x.SupervisorId,
                        principalTable: "Employee",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PriceListEntry",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: true),
                    Price = table.Column<long>(type: "INTEGER", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PriceListEntry", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Quote",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TicketId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    PlanNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SentBy = table.Column<string>(type: "TEXT", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Discount = table.Column<long>(type: "INTEGER", nullable: false),
                    TaxHundredths = table.Column<int>(type: "INTEGER", nullable: false),
                    Tax = table.Column<long>(type: "INTEGER", nullable: false),
                    Rounding = table.Column<long>(type: "INTEGER", nullable: false),
                    Total = table.Column<long>(type: "INTEGER", nullable: false),
                    Terms = table.Column<string>(type: "TEXT", nullable: true),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    SupersededAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Lines = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Quote", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Quote_Ticket_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Ticket",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "QuoteAnswer",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    QuoteId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    TakenBy = table.Column<string>(type: "TEXT", nullable: true),
                    Signature = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuoteAnswer", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QuoteAnswer_Quote_QuoteId",
                        column: x => x.QuoteId,
                        principalTable: "Quote",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Deputising_DeputyId",
                table: "Deputising",
                column: "DeputyId");

            migrationBuilder.CreateIndex(
                name: "IX_Deputising_SupervisorId",
                table: "Deputising",
                column: "SupervisorId");

            migrationBuilder.CreateIndex(
                name: "IX_PriceListEntry_Kind_Code_ValidFrom",
                table: "PriceListEntry",
                columns: new[] { "Kind", "Code", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Quote_TicketId_Number",
                table: "Quote",
                columns: new[] { "TicketId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuoteAnswer_QuoteId",
                table: "QuoteAnswer",
                column: "QuoteId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Deputising");

            migrationBuilder.DropTable(
                name: "PriceListEntry");

            migrationBuilder.DropTable(
                name: "QuoteAnswer");

            migrationBuilder.DropTable(
                name: "Quote");

            migrationBuilder.DropColumn(
                name: "InsteadOf",
                table: "Activity");
        }
    }
}
