// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import ch.poole.openinghoursparser.OpeningHoursParseException;
import ch.poole.openinghoursparser.OpeningHoursParser;
import ch.poole.openinghoursparser.Rule;
import ch.poole.openinghoursparser.TokenMgrError;
import ch.poole.openinghoursparser.Util;
import fr.parvis.network.domain.hours.HoursRule.Joining;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Published opening hours of a point, written as the national standard of mediation places asks: the
 * {@code opening_hours} notation of OpenStreetMap.
 */
public final class OpeningHours {

    /** Longer texts that somebody gives are refused: nobody writes them by hand, and the cost of reading stays bounded. */
    public static final int MAX_LENGTH = 2000;

    /** So many texts that were read are kept: they say the same for ever. */
    private static final int MOST_KEPT = 20_000;

    private static final Map<String, Reading> READ = new ConcurrentHashMap<>();

    private static final Pattern ENCOUNTERED =
            Pattern.compile("Encountered:\\s+(?:<\\w+>\\s+)?\"(.+?)\\s*\"", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("[^\\s;,]+");

    private final String expression;
    private final String canonical;
    private final List<Rule> written;
    private final List<HoursRule> rules;
    private final Set<Limit> limits;

    /** Result of reading a text. */
    public sealed interface Reading {}

    /**
     * The text is understood.
     *
     * @param corrected whether liberties with the notation had to be allowed for ("9-12", "09h00"); {@link
     *     OpeningHours#canonical()} is then what to show for confirmation
     */
    public record Parsed(OpeningHours hours, boolean corrected) implements Reading {}

    /**
     * The text is not understood.
     *
     * @param messageKey key of the sentence to show, which takes the offending text and its position, from 1
     * @param position index in the text where reading stopped, from 0
     * @param offendingText text at that position; empty at the end of the text
     */
    public record Unreadable(String messageKey, int position, String offendingText) implements Reading {}

    private OpeningHours(
            String expression, String canonical, List<Rule> written, List<HoursRule> rules, Set<Limit> limits) {
        this.expression = expression;
        this.canonical = canonical;
        this.written = written;
        this.rules = rules;
        this.limits = limits;
    }

    /** Reads the notation as it should be written, then, if that fails, with the usual liberties. */
    public static Reading parse(String text) {
        String expression = text.strip();
        if (expression.isEmpty()) {
            return new Unreadable("network.hours.empty", 0, "");
        }
        if (expression.length() > MAX_LENGTH) {
            return new Unreadable("network.hours.tooLong", MAX_LENGTH, "");
        }
        return kept(expression);
    }

    /** Reads hours with the exceptional days of all years written after them: these grow for as long as the point is there. */
    public static Reading parseComposed(String text) {
        String expression = text.strip();
        return expression.isEmpty() ? new Unreadable("network.hours.empty", 0, "") : kept(expression);
    }

    private static Reading kept(String expression) {
        if (READ.size() >= MOST_KEPT) READ.clear();
        return READ.computeIfAbsent(expression, OpeningHours::readAnew);
    }

    private static Reading readAnew(String expression) {
        String text = ParserCorrections.holidaysAfterMonths(expression);
        try {
            return read(expression, text, true);
        } catch (OpeningHoursParseException | TokenMgrError strictRefusal) {
            try {
                return read(expression, text, false);
            } catch (OpeningHoursParseException refusal) {
                return unreadable(expression, refusal);
            } catch (TokenMgrError refusal) {
                return new Unreadable("network.hours.unreadable", 0, word(expression, 0));
            }
        }
    }

    private static Reading read(String expression, String text, boolean strict) throws OpeningHoursParseException {
        List<Rule> written = new OpeningHoursParser(new StringReader(text))
                .rules(strict).stream()
                        .filter(rule -> !rule.isEmpty() || rule.isTwentyfourseven())
                        .map(ParserCorrections::mend)
                        .toList();
        if (written.isEmpty()) {
            return new Unreadable("network.hours.empty", 0, "");
        }
        EnumSet<Limit> limits = EnumSet.noneOf(Limit.class);
        List<HoursRule> rules = rules(written, limits);
        String canonical = Util.rulesToOpeningHoursString(written);
        return new Parsed(new OpeningHours(expression, canonical, written, rules, Set.copyOf(limits)), !strict);
    }

    /** A rule after a comma belongs to what it is added to: to the fallback, when it follows one. */
    private static List<HoursRule> rules(List<Rule> written, Set<Limit> limits) {
        List<HoursRule> rules = new ArrayList<>();
        for (Rule rule : written) {
            HoursRule read = new RuleReader(limits).read(rule);
            boolean afterFallback = !rules.isEmpty() && rules.getLast().joining() == Joining.FALLS_BACK;
            rules.add(afterFallback && read.joining() == Joining.ADDS ? read.fallingBack() : read);
        }
        return List.copyOf(rules);
    }

    private static Unreadable unreadable(String expression, OpeningHoursParseException refusal) {
        OpeningHoursParseException first =
                refusal.getExceptions() == null || refusal.getExceptions().isEmpty()
                        ? refusal
                        : refusal.getExceptions().getFirst();
        int near = Math.clamp(first.getColumn() - 1L, 0, expression.length());
        Matcher encountered = ENCOUNTERED.matcher(String.valueOf(first.getMessage()));
        if (encountered.find()) {
            // the column is the one of the word before: the refused one stands further on
            int found = expression.indexOf(encountered.group(1), near);
            near = found < 0 ? near : found;
        }
        return new Unreadable("network.hours.unreadable", near, word(expression, near));
    }

    private static String word(String expression, int position) {
        Matcher word = WORD.matcher(expression);
        return word.find(position) && word.start() == position ? word.group() : expression.substring(position);
    }

    /** The text as it was given. */
    public String expression() {
        return expression;
    }

    /** The same hours written in the exact notation. */
    public String canonical() {
        return canonical;
    }

    /** The parts of the text that are read but not evaluated; moments they may concern are answered UNKNOWN. */
    public Set<Limit> limits() {
        return limits;
    }

    /** The rules as they are written; they can be changed, which nobody must do. */
    List<Rule> written() {
        return written;
    }

    /** These hours laid on the calendar of a place. */
    public OpeningCalendar in(Holidays holidays) {
        return new OpeningCalendar(rules, holidays);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpeningHours hours && hours.expression.equals(expression);
    }

    @Override
    public int hashCode() {
        return expression.hashCode();
    }

    @Override
    public String toString() {
        return expression;
    }
}
