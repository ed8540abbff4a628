using System.Globalization;
using System.Text;

namespace Holdfast.Receipts.Pdf;

/// <summary>A document of one page with its fonts and title.</summary>
internal static class PdfDocument
{
    public static byte[] Write(
        PdfPage page, IReadOnlyList<PdfFont> fonts, string title, string author, DateTimeOffset created)
    {
        using var objects = new PdfObjects();
        var resources = string.Concat(fonts.Select(font => $"/{font.Resource} {font.WriteTo(objects)} 0 R"));
        var content = objects.Add("", page.Content());
        var pages = objects.Next(ahead: 1);
        var leaf = objects.Add(
            $"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 {PdfNumber.Write(PdfPage.Width)} {PdfNumber.Write(PdfPage.Height)}]"
            + $"/Resources<</Font<<{resources}>>>>/Contents {content} 0 R>>");
        objects.Add($"<</Type/Pages/Count 1/Kids[{leaf} 0 R]>>");
        var catalog = objects.Add(
            $"<</Type/Catalog/Pages {pages} 0 R/Lang(en)/ViewerPreferences<</DisplayDocTitle true>>>>");
        var date = created.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var information = objects.Add(
            $"<</Title {Text(title)}/Author {Text(author)}/Producer(Holdfast)/CreationDate(D:{date}Z)>>");
        return objects.Finish(catalog, information);
    }

    // A text string of the document's information: UTF-16 with its mark, as hexadecimal.
    private static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";
}
