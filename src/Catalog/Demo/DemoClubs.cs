using Holdfast.Contracts;

namespace Holdfast.Catalog;

/// <summary>Invented clubs at real places, so that maps and distances look right.</summary>
internal static class DemoClubs
{
    private const string Tennis = CourtAttributes.Tennis;
    private const string Padel = CourtAttributes.Padel;
    private const string Football = CourtAttributes.Football;

    private static readonly DemoCity Madrid = new("Europe/Madrid", "EUR", 2_100);
    private static readonly DemoCity London = new("Europe/London", "GBP", 2_000);
    private static readonly DemoCity NewYork = new("America/New_York", "USD", 888);

    public static readonly IReadOnlyList<DemoClub> OfDemo =
    [
        new(1, "Río Verde Pádel", "Calle de la Ribera 14, 28045 Madrid", 40.3986, -3.7069, Madrid, 17 * 60, 1.25m,
        [
            new(Padel, 2_400, """{"walls":"glass","surface":"artificial","indoor":false,"lights":true}""",
                "Pista 1", "Pista 2", "Pista 3", "Pista 4"),
            new(Padel, 2_800, """{"walls":"panoramic","surface":"artificial","indoor":true,"lights":true}""",
                "Sala Norte", "Sala Sur"),
        ]) { OwnerUserId = DemoTenants.ProviderUser, Tutors = [new("Óscar Vidal", "Padel", 3_200)] },
        new(2, "Norte Indoor", "Calle de las Moreras 52, 28010 Madrid", 40.4356, -3.7031, Madrid, 18 * 60, 1.3m,
        [
            new(Padel, 3_000, """{"walls":"panoramic","indoor":true,"lights":true}""",
                "Court 1", "Court 2", "Court 3", "Court 4"),
            new(Tennis, 2_600, """{"surface":"hard","indoor":true,"lights":true}""", "Centre Court"),
        ]),
        new(3, "Tres Olivos Club", "Avenida de los Almendros 7, 28034 Madrid", 40.4987, -3.6942, Madrid, 17 * 60, 1.3m,
        [
            new(Tennis, 2_000, """{"surface":"clay","indoor":false,"lights":true}""",
                "Pista Central", "Tierra 2", "Tierra 3", "Tierra 4"),
            new(Padel, 2_100, """{"walls":"glass","indoor":false,"lights":true}""", "Pádel 1", "Pádel 2"),
        ]),
        new(4, "Bosque del Oeste", "Paseo de los Castaños 3, 28008 Madrid", 40.4279, -3.7256, Madrid, 18 * 60, 1.3m,
        [
            new(Tennis, 1_800, """{"surface":"clay","indoor":false,"lights":false}""", "Pista 1", "Pista 2", "Pista 3"),
            new(Football, 4_800, """{"surface":"artificial","goals":"fixed","indoor":false,"lights":true}""",
                "Campo Encina"),
        ]),
        new(5, "Parque Real", "Calle del Estanque 21, 28009 Madrid", 40.4152, -3.6789, Madrid, 17 * 60, 1.25m,
        [
            new(Football, 5_200, """{"surface":"artificial","goals":"fixed","indoor":false,"lights":true}""",
                "Campo A", "Campo B", "Campo C"),
            new(Tennis, 2_200, """{"surface":"hard","indoor":false,"lights":true}""", "Pista Jardín", "Pista Fuente"),
        ]),
        new(6, "Salamanca Racket House", "Calle de los Abedules 88, 28006 Madrid", 40.4321, -3.6801, Madrid,
            18 * 60, 1.5m,
        [
            new(Padel, 3_600, """{"walls":"panoramic","indoor":true,"lights":true}""", "Studio 1", "Studio 2"),
            new(Tennis, 3_200, """{"surface":"carpet","indoor":true,"lights":true}""", "The Hall"),
        ]),
        new(7, "Vallecas Cinco", "Avenida del Barrio Alto 130, 28038 Madrid", 40.3869, -3.6588, Madrid, 18 * 60, 1.3m,
        [
            new(Football, 4_000, """{"surface":"artificial","goals":"movable","indoor":false,"lights":true}""",
                "Campo 1", "Campo 2", "Campo 3", "Campo 4"),
        ]),
        new(8, "La Dehesa Deportiva", "Camino de la Dehesa 9, 28224 Pozuelo de Alarcón", 40.4412, -3.8105, Madrid,
            17 * 60, 1.25m,
        [
            new(Tennis, 2_100, """{"surface":"grass","indoor":false,"lights":false}""", "Hierba 1", "Hierba 2"),
            new(Padel, 2_000, """{"walls":"wall","indoor":false,"lights":true}""", "Muro 1", "Muro 2", "Muro 3"),
        ]),
        new(9, "Nave Carabanchel", "Calle de los Talleres 40, 28025 Madrid", 40.3815, -3.7372, Madrid, 18 * 60, 1.3m,
        [
            new(Football, 4_400, """{"surface":"indoor","goals":"fixed","indoor":true,"lights":true}""",
                "Nave 1", "Nave 2"),
            new(Padel, 1_800, """{"walls":"wall","indoor":true,"lights":true}""", "Taller 1", "Taller 2"),
        ]),
        new(10, "Aravaca Lawn & Clay", "Avenida de la Osa 16, 28023 Madrid", 40.4581, -3.7836, Madrid, 17 * 60, 1.3m,
        [
            new(Tennis, 2_400, """{"surface":"clay","indoor":false,"lights":true}""", "Court Rosa", "Court Azul"),
        ]),
        new(11, "Canal Side Tennis", "18 Wharf Row, London NW1", 51.5341, -0.1387, London, 17 * 60, 1.25m,
        [
            new(Tennis, 2_200, """{"surface":"hard","indoor":false,"lights":true}""", "Court 1", "Court 2"),
            new(Padel, 3_200, """{"walls":"glass","indoor":true,"lights":true}""", "The Lock"),
        ]),
        new(12, "South Bank Fives", "4 Lantern Yard, London SE1", 51.5031, -0.1132, London, 18 * 60, 1.4m,
        [
            new(Football, 7_000, """{"surface":"artificial","goals":"fixed","indoor":false,"lights":true}""",
                "Pitch East", "Pitch West"),
        ]),
        new(13, "Hudson Yard Rackets", "212 Quarry Street, New York, NY 10014", 40.7305, -74.0081, NewYork,
            17 * 60, 1.3m,
        [
            new(Tennis, 6_000, """{"surface":"hard","indoor":true,"lights":true}""", "Court One", "Court Two"),
            new(Padel, 5_600, """{"walls":"panoramic","indoor":true,"lights":true}""", "Glass Box"),
        ]),
        new(14, "Battery Five-a-Side", "9 Slip Lane, New York, NY 10004", 40.7052, -74.0139, NewYork, 18 * 60, 1.3m,
        [
            new(Football, 9_000, """{"surface":"artificial","goals":"fixed","indoor":false,"lights":true}""",
                "Harbor Pitch", "Ferry Pitch"),
        ]),
    ];

    public static readonly IReadOnlyList<DemoClub> OfRival =
    [
        new(51, "Chamartín Smash", "Calle de los Cedros 5, 28036 Madrid", 40.4622, -3.6766, Madrid, 18 * 60, 1.25m,
        [
            new(Padel, 2_600, """{"walls":"glass","indoor":true,"lights":true}""", "Smash 1"),
            new(Tennis, 2_200, """{"surface":"hard","indoor":false,"lights":true}""", "Baseline"),
        ]) { OwnerUserId = DemoTenants.RivalAdminUser },
    ];
}
