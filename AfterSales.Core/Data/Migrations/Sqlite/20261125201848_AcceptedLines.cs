using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AfterSales.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AcceptedLines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ReservationOf",
                table: "Ticket",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Hash",
                table: "AcceptanceEntry",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Lines",
                table: "AcceptanceEntry",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Photo",
                table: "AcceptanceEntry",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "AcceptanceEntry",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SheetNumber",
                table: "AcceptanceEntry",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "VoidedAt",
                table: "AcceptanceEntry",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "VoidedBy",
                table: "AcceptanceEntry",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "VoidedFor",
                table: "AcceptanceEntry",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "VoidedWhy",
                table: "AcceptanceEntry",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Way",
                table: "AcceptanceEntry",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Signature");

            migrationBuilder.AddColumn<string>(
                name: "Witness",
                table: "AcceptanceEntry",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Words",
                table: "AcceptanceEntry",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_Ticket_RepeatOf",
                table: "Ticket",
                column: "RepeatOf");

            migrationBuilder.CreateIndex(
                name: "IX_Ticket_ReservationOf",
                table: "Ticket",
                column: "ReservationOf");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Ticket_RepeatOf",
                table: "Ticket");

            migrationBuilder.DropIndex(
                name: "IX_Ticket_ReservationOf",
                table: "Ticket");

            migrationBuilder.DropColumn(
                name: "ReservationOf",
                table: "Ticket");

            migrationBuilder.DropColumn(
                name: "Hash",
                table: "AcceptanceEntry");

            migrationBuilder.DropColumn(
                name: "Lines",
                table: "AcceptanceEntry");

            migrationBuilder.DropColumn(
                name: "Photo",
                table: "AcceptanceEntry");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "AcceptanceEntry");

            migrationBuilder.DropColumn(
                name: "SheetNumber",
                table: "AcceptanceEntry");

            migrationBuilder.DropColumn(
                name: "VoidedAt",
                table: "AcceptanceEntry");

            migrationBuilder.DropColumn(
                name: "VoidedBy",
                table: "AcceptanceEntry");

            migrationBuilder.DropColumn(
                name: "VoidedFor",
                table: "AcceptanceEntry");

            migrationBuilder.DropColumn(
                name: "VoidedWhy",
                table: "AcceptanceEntry");

            migrationBuilder.DropColumn(
                name: "Way",
                table: "AcceptanceEntry");

            migrationBuilder.DropColumn(
                name: "Witness",
                table: "AcceptanceEntry");

            migrationBuilder.DropColumn(
                name: "Words",
                table: "AcceptanceEntry");
        }
    }
}
