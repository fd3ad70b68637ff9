using QRCoder;

namespace AfterSales.Portal.Shell.Parts;

/// <summary>Addresses as pictures for another phone's camera.</summary>
internal static class QrCode
{
    private const int PixelsPerModule = 6;

    /// <summary>As a PNG data URL: dark on white with its quiet zone, in every theme.</summary>
    public static string Of(string address)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(code.GetGraphic(PixelsPerModule))}";
    }
}
