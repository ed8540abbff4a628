using Holdfast.Kernel;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Tests.Platform;

public sealed class ReaderLanguageTests
{
    [Theory]
    [InlineData("", "en")]
    [InlineData("es", "es")]
    [InlineData("de-AT,de;q=0.9,en;q=0.8", "de")]
    [InlineData("fr-FR,es;q=0.5,de;q=0.7", "de")]
    [InlineData("fr,pt;q=0.9", "en")]
    [InlineData("de;q=0,es;q=0.1", "es")]
    [InlineData("*", "en")]
    [InlineData(";;;q=,", "en")]
    public void Is_the_best_wish_that_is_spoken_here(string header, string language)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.AcceptLanguage = header;

        Assert.Equal(language, ReaderLanguage.Of(http));
    }
}
