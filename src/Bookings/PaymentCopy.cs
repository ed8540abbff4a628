using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>What a booking knows of its payment. Facts may come in any order; only a newer one is taken.</summary>
internal static class PaymentCopy
{
    public sealed record Fact(Guid PaymentId, string Status, long? Captured = null, long? Refunded = null);

    public static Task Take(TenantTransaction transaction, Guid bookingId, int paymentVersion, Fact fact) =>
        transaction.Execute("""
            update bookings.bookings set payment_id = @PaymentId, payment_status = @Status, payment_version = @paymentVersion,
                captured = coalesce(@Captured, captured), refunded = coalesce(@Refunded, refunded)
            where id = @bookingId and payment_version < @paymentVersion
            """, new { bookingId, paymentVersion, fact.PaymentId, fact.Status, fact.Captured, fact.Refunded });
}
