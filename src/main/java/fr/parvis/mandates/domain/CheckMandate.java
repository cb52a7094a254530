package fr.parvis.mandates.domain;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells whoever holds a paper whether its mandate is valid: no name, nothing of what it is for. */
@Component
public class CheckMandate {

    /** What is told. */
    public sealed interface Told {
        /** @param printed whether what was typed is what is printed of the paper's hash; nothing when nothing was typed */
        record Valid(
                String association,
                LocalDate from,
                LocalDate until,
                @Nullable Boolean printed) implements Told {}

        record Ended(
                String association,
                LocalDate from,
                LocalDate on,
                @Nullable Boolean printed) implements Told {}

        /** Never made, not signed, or deleted since: which one is not said. */
        record Unknown() implements Told {}
    }

    private final MandateTable mandates;
    private final Associations associations;

    CheckMandate(MandateTable mandates, Associations associations) {
        this.mandates = mandates;
        this.associations = associations;
    }

    /** @param printed what is printed of the hash, as somebody copied it; may be empty */
    @Transactional(readOnly = true)
    public Told handle(String typed, String printed) {
        var code = Fingerprint.code(typed);
        var known = Fingerprint.isCode(code) ? mandates.findByCode(code).orElse(null) : null;
        if (known == null) return new Told.Unknown();
        var from = known.signedOn();
        var until = known.endsOn();
        if (from == null || until == null) return new Told.Unknown();
        var association =
                associations.find(known.association()).map(Association::name).orElse("");
        var same = printed.isBlank() ? null : Fingerprint.isOf(printed, known.hash());
        var revoked = known.revokedOn();
        if (revoked != null) return new Told.Ended(association, from, revoked, same);
        return mandates.today().isAfter(until)
                ? new Told.Ended(association, from, until, same)
                : new Told.Valid(association, from, until, same);
    }
}
