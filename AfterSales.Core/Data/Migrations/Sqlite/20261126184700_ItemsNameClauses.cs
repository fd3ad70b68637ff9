using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AfterSales.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ItemsNameClauses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
