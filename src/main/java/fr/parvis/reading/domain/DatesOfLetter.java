// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import fr.parvis.values.FrenchMonths;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The days that stand in a letter, and which of them is its own. */
final class DatesOfLetter {
    private static final List<String> WEEKDAYS =
            List.of("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche");

    private static final String WEEKDAY = "(?:(?<weekday>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?";

    /** A day with its month in words; the year may be missing. */
    private static final Pattern IN_WORDS = Pattern.compile(
            "(?<![\\w/])" + WEEKDAY + "(?<day>1er|\\d{1,2}) (?<month>[a-z]{3,9})\\.?(?: (?<year>\\d{4}))?(?![\\w/])");

    private static final Pattern IN_NUMBERS = Pattern.compile("(?<![\\w/.-])" + WEEKDAY
            + "(?<day>\\d{1,2}) ?(?<mark>[/.-]) ?(?<month>\\d{1,2}) ?\\k<mark> ?"
            + "(?<year>\\d{4}|\\d{2})(?![\\w/]|[.-]\\d)");

    private static final Pattern OWN = Pattern.compile(
            "(?:\\ble|\\bdate(?: du courrier| de la lettre| d'edition| d'emission| d'envoi)? ?:|\\bdate(?: d'emission| d'edition| de facture| du courrier)?|\\bfait le|\\bemise? le|\\bfacture[a-z0-9° ]{0,30} du|\\bedite[e]? le|\\ben date du|\\bau) ?:?$");
    private static final Pattern OWN_SURELY = Pattern.compile(
            "(?:,|\\bfait|\\ba [a-z -]{2,30}) le ?$|\\bdate(?: du courrier| de la lettre| d'edition| d'emission| d'envoi| de facture)? ?:? ?$|\\b(?:emise?|editee?) le ?$|\\bfacture[a-z0-9° ]{0,30} du ?$");
    /** Words that speak of another day than the letter's. */
    private static final Pattern NOT_OWN = Pattern.compile(
            "(?:naissance|ne le|nee le|avant le|au plus tard|limite|echeance|jusqu'au|rendez-vous|prelev|audience|entretien|convo|\\d{4} au$|periode)");

    private static final Pattern PRINTED = Pattern.compile("\\b(?:edite|emis|imprime|fait)");

    /** An hour follows: one is to be somewhere. */
    private static final Pattern AN_HOUR = Pattern.compile("^,? ?(?:a|heure ?:?) ?\\d{1,2} ?(?:h|:\\d\\d)");

    /**
     * A day as it was read.
     *
     * @param yearSaid whether its year stands there; else it is not yet known
     * @param contradicts whether the day of the week beside it is another
     */
    record Day(LocalDate day, boolean yearSaid, boolean contradicts, LetterText.Span span, int from, int to) {}

    private DatesOfLetter() {}

    static List<Day> all(LetterText text) {
        var days = new ArrayList<Day>();
        for (var match : text.matches(IN_WORDS)) {
            int month = month(match.group("month"));
            if (month > 0) add(days, text, match, month);
        }
        for (var match : text.matches(IN_NUMBERS)) add(days, text, match, Integer.parseInt(match.group("month")));
        days.sort(Comparator.comparingInt(Day::from));
        return days;
    }

    private static void add(List<Day> days, LetterText text, MatchResult match, int month) {
        var number = match.group("day");
        int day = number.equals("1er") ? 1 : Integer.parseInt(number);
        var yearText = match.group("year");
        var weekday = match.group("weekday");
        int year = yearText == null ? 2000 : Integer.parseInt(yearText);
        if (yearText != null && yearText.length() == 2) year += 2000;
        if (year < 1900 || year > 2100) return;
        try {
            var read = LocalDate.of(year, month, day);
            boolean contradicts = weekday != null
                    && yearText != null
                    && read.getDayOfWeek() != DayOfWeek.of(WEEKDAYS.indexOf(weekday) + 1);
            days.add(new Day(read, yearText != null, contradicts, text.span(match), match.start(), match.end()));
        } catch (DateTimeException e) {
            // no day of the calendar: another number, or one that was misread
        }
    }

    /** 1 to 12; 0 for another word. One sign may be misread. */
    private static int month(String word) {
        int exact = FrenchMonths.number(word);
        if (exact > 0) return exact;
        for (int i = 0; i < FrenchMonths.NAMES.size(); i++) {
            var month = FrenchMonths.NAMES.get(i);
            if (month.length() >= 5 && EditDistance.differ(month, word) == 1) return i + 1;
            // "janv.", "sept."
            if (word.length() >= 4 && month.startsWith(word)) return i + 1;
        }
        return 0;
    }

    /** The letter's own date; null when none or several stand where one writes it. */
    static @Nullable Day own(LetterText text, List<Day> days) {
        Day likely = null;
        for (var day : days) {
            if (!day.yearSaid || day.contradicts || text.pageOf(day.span.from()) > 0) continue;
            var before = before(text, day.from);
            if (NOT_OWN.matcher(before).find()
                    || AN_HOUR.matcher(after(text, day.to)).find()
                            && !PRINTED.matcher(before).find()) continue;
            double height = text.height(day.span.from());
            if (OWN_SURELY.matcher(before).find() && height < 0.55) return day;
            if (likely == null && height < 0.4 && (OWN.matcher(before).find() || stands(text, day))) likely = day;
        }
        return likely;
    }

    /** Alone on its line. */
    private static boolean stands(LetterText text, Day day) {
        int line = text.word(day.span.from()).line();
        boolean before = day.span.from() > 0 && text.word(day.span.from() - 1).line() == line;
        boolean after = day.span.to() < text.size() && text.word(day.span.to()).line() == line;
        return !before && !after;
    }

    static String before(LetterText text, int place) {
        return text.folded().substring(Math.max(0, place - 60), place).stripTrailing();
    }

    static String after(LetterText text, int place) {
        return text.folded()
                .substring(place, Math.min(text.folded().length(), place + 60))
                .stripLeading();
    }
}
