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
        }
    }
}
