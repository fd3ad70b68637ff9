using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AfterSales.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ExchangedMachines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ReplacedAt",
                table: "Equipment",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReplacedById",
                table: "Equipment",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Equipment_ReplacedById",
                table: "Equipment",
                column: "ReplacedById",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Equipment_Equipment_ReplacedById",
                table: "Equipment",
                column: "ReplacedById",
                principalTable: "Equipment",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Equipment_Equipment_ReplacedById",
                table: "Equipment");

            migrationBuilder.DropIndex(
                name: "IX_Equipment_ReplacedById",
                table: "Equipment");

            migrationBuilder.DropColumn(
                name: "ReplacedAt",
                table: "Equipment");

            migrationBuilder.DropColumn(
                name: "ReplacedById",
                table: "Equipment");
        }
    }
}
