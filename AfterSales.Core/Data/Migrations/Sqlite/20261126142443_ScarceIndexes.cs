using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AfterSales.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ScarceIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_TicketClock_DueAt",
                table: "TicketClock");

            migrationBuilder.DropIndex(
                name: "IX_Ticket_ExternalSource_ExternalRef",
                table: "Ticket");

            migrationBuilder.DropIndex(
                name: "IX_Ticket_HandoverToId",
                table: "Ticket");

            migrationBuilder.DropIndex(
                name: "IX_Ticket_ImportId",
                table: "Ticket");

            migrationBuilder.DropIndex(
                name: "IX_Ticket_MergedInto",
                table: "Ticket");

            migrationBuilder.DropIndex(
                name: "IX_Ticket_RepeatOf",
                table: "Ticket");

            migrationBuilder.DropIndex(
                name: "IX_Ticket_ReservationOf",
                table: "Ticket");

            migrationBuilder.CreateIndex(
                name: "IX_TicketClock_DueAt",
                table: "TicketClock",
                column: "DueAt",
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ticket_ExternalSource_ExternalRef",
                table: "Ticket",
                columns: new[] { "ExternalSource", "ExternalRef" },
                unique: true,
                filter: "\"ExternalRef\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ticket_HandoverToId",
                table: "Ticket",
                column: "HandoverToId",
                filter: "\"HandoverToId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ticket_ImportId",
                table: "Ticket",
                column: "ImportId",
                filter: "\"ImportId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ticket_MergedInto",
                table: "Ticket",
                column: "MergedInto",
                filter: "\"MergedInto\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ticket_RepeatOf",
                table: "Ticket",
                column: "RepeatOf",
                filter: "\"RepeatOf\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ticket_ReservationOf",
                table: "Ticket",
                column: "ReservationOf",
                filter: "\"ReservationOf\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_TicketClock_DueAt",
                table: "TicketClock");

            migrationBuilder.DropIndex(
                name: "IX_Ticket_ExternalSource_ExternalRef",
                table: "Ticket");

            migrationBuilder.DropIndex(
                name: "IX_Ticket_HandoverToId",
                table: "Ticket");

            migrationBuilder.DropIndex(
                name: "IX_Ticket_ImportId",
                table: "Ticket");

            migrationBuilder.DropIndex(
                name: "IX_Ticket_MergedInto",
                table: "Ticket");

            migrationBuilder.DropIndex(
                name: "IX_Ticket_RepeatOf",
                table: "Ticket");

            migrationBuilder.DropIndex(
                name: "IX_Ticket_ReservationOf",
                table: "Ticket");

            migrationBuilder.CreateIndex(
                name: "IX_TicketClock_DueAt",
                table: "TicketClock",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_Ticket_ExternalSource_ExternalRef",
                table: "Ticket",
                columns: new[] { "ExternalSource", "ExternalRef" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Ticket_HandoverToId",
                table: "Ticket",
                column: "HandoverToId");

            migrationBuilder.CreateIndex(
                name: "IX_Ticket_ImportId",
                table: "Ticket",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_Ticket_MergedInto",
                table: "Ticket",
                column: "MergedInto");

            migrationBuilder.CreateIndex(
                name: "IX_Ticket_RepeatOf",
                table: "Ticket",
                column: "RepeatOf");

            migrationBuilder.CreateIndex(
                name: "IX_Ticket_ReservationOf",
                table: "Ticket",
                column: "ReservationOf");
        }
    }
}
