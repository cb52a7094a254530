// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import fr.parvis.outreach.ListCell;
import fr.parvis.values.FoldedText;
import fr.parvis.values.FrenchMonths;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of a partner's file as people and systems write them in France. */
final class ListValues {
    private static final Pattern FRENCH_DATE =
            Pattern.compile("(\\d{1,2})[/.\\- ](\\d{1,2})[/.\\- ](\\d{4}|\\d{2})(?:[ T].*)?");
    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})[/.\\-](\\d{1,2})[/.\\-](\\d{1,2})(?:[ T].*)?");
    private static final Pattern TIGHT_DATE = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern WRITTEN_DATE = Pattern.compile("(?:le )?(\\d{1,2})(?:er)? ([a-z]+)\\.? (\\d{4})");
    private static final Pattern SERIAL = Pattern.compile("(\\d{5,6})(?:[.,]\\d+)?");

    /** Day 0 of the calendar of spreadsheets. */
    private static final LocalDate SHEETS = LocalDate.of(1899, 12, 30);

    private static final LocalDate OLDEST = LocalDate.of(2000, 1, 1);
    private static final BigDecimal MOST_CENTS = BigDecimal.valueOf(100_000_000);
    private static final Map<String, String> PLANNED = Map.ofEntries(
            Map.entry("reduction", "reduction"),
            Map.entry("reduction de puissance", "reduction"),
            Map.entry("limitation", "reduction"),
            Map.entry("limitation de puissance", "reduction"),
            Map.entry("rp", "reduction"),
            Map.entry("coupure", "cut"),
            Map.entry("suspension", "cut"),
            Map.entry("suspension de fourniture", "cut"),
            Map.entry("interruption", "cut"),
            Map.entry("fermeture", "cut"),
            Map.entry("resiliation", "cut"),
            Map.entry("expulsion", "eviction"),
            Map.entry("commandement de payer", "eviction"),
            Map.entry("autre", "other"),
            Map.entry("relance", "other"));

    private static final Map<String, String> METERS = Map.of(
            "linky", "linky",
            "communicant", "linky",
            "oui", "linky",
            "o", "linky",
            "non", "other",
            "n", "other",
            "autre", "other",
            "electronique", "other",
            "electromecanique", "other",
            "non communicant", "other");

    private static final Map<String, String> HOMES = Map.of(
            "oui", "yes",
            "o", "yes",
            "1", "yes",
            "principale", "yes",
            "residence principale", "yes",
            "non", "no",
            "n", "no",
            "0", "no",
            "secondaire", "no",
            "residence secondaire", "no");

    private static final Map<String, String> YES_OR_NO =
            Map.of("oui", "yes", "o", "yes", "1", "yes", "x", "yes", "non", "no", "n", "no", "0", "no");

    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("francais", "fr"),
            Map.entry("anglais", "en"),
            Map.entry("arabe", "ar"),
            Map.entry("turc", "tr"),
            Map.entry("espagnol", "es"),
            Map.entry("portugais", "pt"),
            Map.entry("italien", "it"),
            Map.entry("russe", "ru"),
            Map.entry("ukrainien", "uk"),
            Map.entry("roumain", "ro"),
            Map.entry("chinois", "zh"),
            Map.entry("dari", "fa"),
            Map.entry("pachto", "ps"));

    /** A value that cannot be taken: its reason is a message key, told with the value and the heading. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;
        final String reason;

        Wrong(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }

    private ListValues() {}

    /** Whether such a word is one that people bear: So, as in Senegal and Korea. */
    static boolean isSurname(String cell) {
        return FoldedText.wordsInAnyScript(cell).equals("so");
    }

    /** A text on one line; what a spreadsheet would compute is none. */
    static String text(String cell, int longest) throws Wrong {
        var text = cell.strip().replaceAll("\\s+", " ");
        if (ListCell.isFormula(text)) throw new Wrong("formula");
        if (text.length() > longest) throw new Wrong("long");
        if (text.chars().anyMatch(c -> c < ' ')) throw new Wrong("signs");
        return text;
    }

    /** @throws Wrong before 2000, or more than two years ahead */
    static LocalDate date(String cell, LocalDate today) throws Wrong {
        if (ListCell.isFormula(cell.strip())) throw new Wrong("formula");
        var date = readDate(cell.strip());
        if (date == null) throw new Wrong("date");
        if (date.isBefore(OLDEST)) throw new Wrong("date-old");
        if (date.isAfter(today.plusYears(2))) throw new Wrong("date-far");
        return date;
    }

    private static @Nullable LocalDate readDate(String text) {
        try {
            var french = FRENCH_DATE.matcher(text);
            if (french.matches()) {
                int year = number(french.group(3));
                return LocalDate.of(year < 100 ? 2000 + year : year, number(french.group(2)), number(french.group(1)));
            }
            var iso = ISO_DATE.matcher(text);
            if (iso.matches()) return LocalDate.of(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
            var tight = TIGHT_DATE.matcher(text);
            if (tight.matches())
                return LocalDate.of(number(tight.group(1)), number(tight.group(2)), number(tight.group(3)));
            var serial = SERIAL.matcher(text);
            if (serial.matches()) return SHEETS.plusDays(number(serial.group(1)));
            var written = WRITTEN_DATE.matcher(FoldedText.wordsInAnyScript(text));
            if (written.matches()) {
                int month = FrenchMonths.number(written.group(2));
                return month == 0 ? null : LocalDate.of(number(written.group(3)), month, number(written.group(1)));
            }
            return null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** Cents of an amount: "1 234,56 €", "1234.5", "1.234,56". */
    static long cents(String cell) throws Wrong {
        if (ListCell.isFormula(cell.strip())) throw new Wrong("formula");
        var text = cell.replaceAll("[\\s\\u00a0\\u202f']", "").replaceAll("(?i)€|eur(os?)?", "");
        if (text.matches("-.*|.*-|\\(.*\\)")) throw new Wrong("amount-negative");
        text = text.replaceFirst("^\\+", "");
        int comma = text.lastIndexOf(',');
        int point = text.lastIndexOf('.');
        // the last of the two cuts the cents, the other one thousands
        if (comma >= 0 && point >= 0) {
            if (comma > point) text = text.replace(".", "").replace(',', '.');
            else text = text.replace(",", "");
        } else text = text.replace(',', '.');
        if (!text.matches("\\d{1,12}(\\.\\d{1,2})?")) throw new Wrong("amount");
        var cents = new BigDecimal(text).movePointRight(2);
        if (cents.compareTo(MOST_CENTS) > 0) throw new Wrong("amount-high");
        return cents.longValueExact();
    }

    /** The numbers of a cell as they are dialled. */
    static List<String> phones(String cell) throws Wrong {
        if (ListCell.isFormula(cell.strip())) throw new Wrong("formula");
        return ListCell.phones(cell).orElseThrow(() -> new Wrong("phone"));
    }

    static String mail(String cell) throws Wrong {
        var text = text(cell, 254);
        if (!text.matches("[^\\s@<>\",;:]+@[^\\s@<>\",;:]+\\.[^\\s@<>\",;:.]+")) throw new Wrong("mail");
        return text;
    }

    /** Five digits, the first zero given back where a spreadsheet took it. */
    static String postcode(String cell) throws Wrong {
        var digits = cell.replaceAll("[\\s\\u00a0\\u202f]", "").replaceFirst("(?i)^F-?", "");
        if (digits.matches("\\d{4}")) digits = "0" + digits;
        if (!digits.matches("\\d{5}")) throw new Wrong("postcode");
        return digits;
    }

    static String insee(String cell) throws Wrong {
        var code = cell.strip().toUpperCase(java.util.Locale.ROOT);
        if (code.matches("\\d{4}")) code = "0" + code;
        if (!code.matches("[0-9][0-9AB][0-9]{3}")) throw new Wrong("insee");
        return code;
    }

    static int kva(String cell) throws Wrong {
        var text = FoldedText.wordsInAnyScript(cell.replaceFirst("[.,]0+(?=\\D*$)", ""))
                .replaceAll("\\s*kva$", "");
        if (!text.matches("\\d{1,2}")) throw new Wrong("kva");
        int kva = number(text);
        if (kva < 1 || kva > 36) throw new Wrong("kva");
        return kva;
    }

    static String planned(String cell) throws Wrong {
        return oneOf(PLANNED, cell, "planned");
    }

    static String meter(String cell) throws Wrong {
        return oneOf(METERS, cell, "meter");
    }

    static String mainHome(String cell) throws Wrong {
        return oneOf(HOMES, cell, "main-home");
    }

    static String cheque(String cell) throws Wrong {
        return oneOf(YES_OR_NO, cell, "cheque");
    }

    /** Two letters, or the language's French name. */
    static String language(String cell) throws Wrong {
        var text = FoldedText.wordsInAnyScript(cell);
        if (text.matches("[a-z]{2}")) return text;
        return oneOf(LANGUAGES, cell, "language");
    }

    private static String oneOf(Map<String, String> words, String cell, String reason) throws Wrong {
        var found = words.get(FoldedText.wordsInAnyScript(cell.replaceFirst("[.,]0+$", "")));
        if (found == null) throw new Wrong(reason);
        return found;
    }
}
