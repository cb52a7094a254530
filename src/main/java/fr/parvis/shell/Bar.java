package fr.parvis.shell;

import org.jspecify.annotations.Nullable;

/**
 * One amount of a chart, with the words a person reads. {@code value} is null when the amount is too small to be shown:
 * {@code text} then says so. {@code family} is 1 to 8, or 0 for none. {@code href} leads to what is counted.
 */
public record Bar(
        String label,
        @Nullable Long value,
        String text,
        int family,
        @Nullable String href) {

    public Bar(String label, long value, String text) {
        this(label, value, text, 0, null);
    }
}
