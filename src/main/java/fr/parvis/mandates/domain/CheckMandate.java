// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.mandates.domain.MandateTable.Known;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks whether the mandate of a paper is valid and, while it is, what it is for: never whose it is. */
@Component
public class CheckMandate {

    /** Answer to a check. */
    public sealed interface Told {
        /**
         * @param words version of the words of its paper
         * @param scopes scopes of the mandate
         * @param printed whether what was typed is what is printed of the paper's hash; null when nothing was typed
         */
        record Valid(
                String association,
                LocalDate from,
                LocalDate until,
                int words,
                List<Scope> scopes,
                @Nullable Boolean printed)
                implements Told {}

        record Ended(
                String association,
                LocalDate from,
                LocalDate on,
                @Nullable Boolean printed) implements Told {}

        /** Paper whose kept text is not what was signed, or cannot be read: nobody can say what it allows. */
        record Doubtful(String association) implements Told {}

        /** Never made, not signed, or deleted since: which one is not said. */
        record Unknown() implements Told {}
    }

    private final MandateTable mandates;
    private final Authority authority;
    private final Associations associations;
    private final TransactionTemplate reading;

    CheckMandate(
            MandateTable mandates,
            Authority authority,
            Associations associations,
            PlatformTransactionManager transactions) {
        this.mandates = mandates;
        this.authority = authority;
        this.associations = associations;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** @param printed part of the hash that is printed, as somebody copied it; may be empty */
    public Told handle(String typed, String printed) {
        var code = Fingerprint.code(typed);
        if (!Fingerprint.isCode(code)) return new Told.Unknown();
        var known = Objects.requireNonNull(reading.execute(status -> mandates.findByCode(code)))
                .orElse(null);
        if (known == null) return new Told.Unknown();
        var from = known.signedOn();
        var until = known.endsOn();
        if (from == null || until == null) return new Told.Unknown();
        var association =
                associations.find(known.association()).map(Association::name).orElse("");
        var same = printed.isBlank() ? null : Fingerprint.isOf(printed, known.hash());
        var revoked = known.revokedOn();
        if (revoked != null) return new Told.Ended(association, from, revoked, same);
        var today = Asking.as(known.association()).call(mandates::today);
        if (today.isAfter(until)) return new Told.Ended(association, from, until, same);
        return sound(known)
                .<Told>map(it -> new Told.Valid(association, from, until, it.words(), it.scopes(), same))
                .orElseGet(() -> new Told.Doubtful(association));
    }

    /** Read in the name of the association whose paper it is, as only there it is known whether it is what was signed; empty when not. */
    private Optional<Mandate> sound(Known known) {
        return Asking.as(known.association())
                .call(() -> Objects.requireNonNull(
                        reading.execute(status -> mandates.find(known.id()).filter(it -> !authority.altered(it)))));
    }
}
