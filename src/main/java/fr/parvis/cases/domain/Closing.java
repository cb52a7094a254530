package fr.parvis.cases.domain;

import fr.parvis.shell.Words;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of a case when it was closed.
 *
 * @param cents what the person recovered, when it is known
 */
public record Closing(
        UUID id,
        String outcome,
        @Nullable Long cents,
        LocalDate closedOn,
        UUID closedBy,
        @Nullable LocalDate reopenedOn) {

    /** In words: when, what came of it, the sum, and that it was taken up again. */
    public String said() {
        var text = Words.t("cases.closed-on", closedOn, Words.t("cases.outcome." + outcome));
        if (cents != null) text += " " + Words.t("cases.recovered", euros(cents));
        return reopenedOn == null ? text : text + " " + Words.t("cases.reopened-on", reopenedOn);
    }

    private static String euros(long cents) {
        return NumberFormat.getCurrencyInstance(
                        Words.locale().equals(Words.ENGLISH) ? Locale.of("en", "IE") : Locale.FRANCE)
                .format(cents / 100.0);
    }
}
