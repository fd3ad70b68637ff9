using System.Buffers.Binary;

namespace AfterSales.Portal.Tests.World;

/// <summary>Files as they begin: enough to be judged by, nothing to be seen.</summary>
internal static class Pictures
{
    /// <param name="name">Makes it another picture than others.</param>
    public static byte[] Jpeg(string name = "", int width = 640, int height = 480)
    {
        byte[] head = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 17, 8, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(13), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(15), (ushort)width);
        return [.. head, .. System.Text.Encoding.UTF8.GetBytes(name), 0xFF, 0xD9];
    }

    public static byte[] Png(int width, int height)
    {
        byte[] head = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(20), height);
        return head;
    }

    public static byte[] Pdf(string name = "") => [.. "%PDF-1.7\n"u8, .. System.Text.Encoding.UTF8.GetBytes(name)];

    public static string Url(byte[] content, string type = "image/jpeg") => $"data:{type};base64,{Convert.ToBase64String(content)}";
}
