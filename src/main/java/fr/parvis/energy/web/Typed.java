package fr.parvis.energy.web;

import fr.parvis.energy.domain.clock.FactsCheck;
import fr.parvis.shell.Ids;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what is typed in the forms of rights; what cannot be read is named by field, in the user's words. */
final class Typed {
    private Typed() {}

    /** As people write amounts in France: {@code 1 240,50 €}. */
    private static String bare(Map<String, String> sent, String field) {
        return sent.getOrDefault(field, "").strip().replaceAll("[\\s\\u00a0\\u202f€]", "");
    }

    static String text(Map<String, String> sent, String field) {
        return sent.getOrDefault(field, "").strip();
    }

    static @Nullable Integer whole(Map<String, String> sent, String field, Problems problems) {
        try {
            int number = Integer.parseInt(bare(sent, field));
            if (number <= FactsCheck.MOST_CENTS) return number;
        } catch (NumberFormatException e) {
            // said below, in the user's words
        }
        problems.add(field, Words.t("energy.problem.number"));
        return null;
    }

    static @Nullable Long cents(Map<String, String> sent, String field, Problems problems) {
        var text = bare(sent, field).replace(',', '.');
        try {
            if (!text.isEmpty() && text.length() <= 14)
                return new BigDecimal(text).movePointRight(2).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            // said below, in the user's words
        }
        problems.add(field, Words.t("energy.problem.amount"));
        return null;
    }

    /** An amount that may be left out, not below zero and not beyond what a household knows. */
    static @Nullable Long someCents(Map<String, String> sent, String field, Problems problems) {
        if (bare(sent, field).isEmpty()) return null;
        var cents = cents(sent, field, problems);
        if (cents == null) return null;
        if (cents < 0) problems.add(field, Words.t("energy.problem.negative"));
        if (cents > FactsCheck.MOST_CENTS) problems.add(field, Words.t("energy.plan.problem.too-much"));
        return cents;
    }

    static @Nullable LocalDate day(Map<String, String> sent, String field, Problems problems) {
        try {
            return LocalDate.parse(Objects.requireNonNullElse(sent.get(field), ""));
        } catch (DateTimeParseException e) {
            problems.add(field, Words.t("energy.problem.day"));
            return null;
        }
    }

    /** The identifier that the page made: pressing twice begins one letter. */
    static UUID made(Map<String, String> sent) {
        try {
            return UUID.fromString(sent.getOrDefault("lettre", ""));
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }

    /** That of one letter of the page: each button begins its own. @param of what the letter is */
    static UUID letter(UUID made, String of) {
        return UUID.nameUUIDFromBytes((made + " " + of).getBytes(StandardCharsets.UTF_8));
    }

    static String euros(long cents) {
        return NumberFormat.getCurrencyInstance(Locale.FRANCE).format(BigDecimal.valueOf(cents, 2));
    }

    /** As a form takes it: {@code 240,5}. */
    static String amount(long cents) {
        return BigDecimal.valueOf(cents, 2).stripTrailingZeros().toPlainString().replace('.', ',');
    }
}
