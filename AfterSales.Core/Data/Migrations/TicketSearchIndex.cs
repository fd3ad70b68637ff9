using Microsoft.EntityFrameworkCore.Migrations;

namespace AfterSales.Core.Data.Migrations;

/// <summary>
/// The full-text index over the tickets' search text, kept by triggers. SQLite drops the triggers when a migration
/// rebuilds the table: such a migration must create them again (a test looks for them).
/// </summary>
internal static class TicketSearchIndex
{
    public static void Create(MigrationBuilder migration) => migration.Sql(
        """
        CREATE VIRTUAL TABLE "TicketSearch" USING fts5("SearchText", content="Ticket", content_rowid="Id", tokenize="unicode61 remove_diacritics 0");
        CREATE TRIGGER "TicketSearch_Insert" AFTER INSERT ON "Ticket" BEGIN
            INSERT INTO "TicketSearch"(rowid, "SearchText") VALUES (new."Id", new."SearchText");
        END;
        CREATE TRIGGER "TicketSearch_Delete" AFTER DELETE ON "Ticket" BEGIN
            INSERT INTO "TicketSearch"("TicketSearch", rowid, "SearchText") VALUES ('delete', old."Id", old."SearchText");
        END;
        CREATE TRIGGER "TicketSearch_Update" AFTER UPDATE OF "SearchText" ON "Ticket" WHEN old."SearchText" IS NOT new."SearchText" BEGIN
            INSERT INTO "TicketSearch"("TicketSearch", rowid, "SearchText") VALUES ('delete', old."Id", old."SearchText");
            INSERT INTO "TicketSearch"(rowid, "SearchText") VALUES (new."Id", new."SearchText");
        END;
        """);
}
