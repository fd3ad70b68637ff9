using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AfterSales.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DepartedWhere : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "DepartedWhere_AccuracyM",
                table: "Visit",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "DepartedWhere_Lat",
                table: "Visit",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "DepartedWhere_Lon",
                table: "Visit",
                type: "REAL",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "DepartedWhere_AccuracyM",
                table: "Visit");

            migrationBuilder.DropColumn(
                name: "DepartedWhere_Lat",
                table: "Visit");

            migrationBuilder.DropColumn(
                name: "DepartedWhere_Lon",
                table: "Visit");
        }
    }
}
