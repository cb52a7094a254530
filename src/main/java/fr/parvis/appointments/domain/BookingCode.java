package fr.parvis.appointments.domain;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The code of an appointment, short enough to copy by hand: three parts of four signs out of 27 that are not taken for each other, some 57 bits.
 *
 * @param signs twelve, without dashes
 */
public record BookingCode(String signs) {
    private static final String ALPHABET = "23456789ACDEFGHJKMNPQRTVWXY";
    private static final String SEEN_AS = "BSUZ";
    private static final String MEANT = "85V2";
    private static final int LENGTH = 12;
    private static final int PART = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    static BookingCode next() {
        var signs = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) signs.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        return new BookingCode(signs.toString());
    }

    /** What somebody typed: case, spaces and dashes do not count; a sign that no code has counts as the one it looks like. */
    public static Optional<BookingCode> read(String typed) {
        var signs = new StringBuilder(LENGTH);
        for (char sign :
                typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\h-]", "").toCharArray()) {
            int like = SEEN_AS.indexOf(sign);
            signs.append(like < 0 ? sign : MEANT.charAt(like));
        }
        boolean whole = signs.length() == LENGTH && signs.chars().allMatch(sign -> ALPHABET.indexOf(sign) >= 0);
        return whole ? Optional.of(new BookingCode(signs.toString())) : Optional.empty();
    }

    /** As it is shown: {@code K7MR-2TQX-HFW3}. */
    public String text() {
        return signs.substring(0, PART) + "-" + signs.substring(PART, 2 * PART) + "-" + signs.substring(2 * PART);
    }

    /** Nobody's log gets to know it. */
    @Override
    public String toString() {
        return "BookingCode";
    }
}
