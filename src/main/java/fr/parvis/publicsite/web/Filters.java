// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.network.Help;
import fr.parvis.network.NetworkWords;
import fr.parvis.network.PointKind;
import fr.parvis.network.PublicPoints.Day;
import fr.parvis.network.PublicPoints.Tongue;
import fr.parvis.network.PublicPoints.When;
import fr.parvis.network.PublicPoints.Wish;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The words that filters have in the address of a page, and what they mean. What means nothing is as if it were not chosen. */
public final class Filters {
    private static final Map<String, Help> SERVICES = new LinkedHashMap<>();
    private static final Map<String, When> OPEN = new LinkedHashMap<>();
    private static final Map<String, Tongue> TONGUES = Map.of("anglais", Tongue.ENGLISH, "autres", Tongue.OTHERS);
    private static final Map<String, PointKind> KINDS =
            Map.of("fixe", PointKind.FIXED, "mobile", PointKind.MOBILE, "permanence", PointKind.PERMANENCE);
    private static final List<String> DISTANCES = List.of("5", "10", "20", "50", "100");

    private static final Map<Help, String> ICONS = Map.of(
            Help.PAPERS, "file-earmark-text",
            Help.BILLS, "receipt",
            Help.ENERGY, "lightning-charge",
            Help.HEALTH, "heart-pulse",
            Help.WORK, "briefcase",
            Help.DIGITAL, "laptop",
            Help.LETTER, "pencil");

    static {
        SERVICES.put("papiers", Help.PAPERS);
        SERVICES.put("factures", Help.BILLS);
        SERVICES.put("energie", Help.ENERGY);
        SERVICES.put("sante", Help.HEALTH);
        SERVICES.put("travail", Help.WORK);
        SERVICES.put("numerique", Help.DIGITAL);
        SERVICES.put("lettre", Help.LETTER);
        OPEN.put("maintenant", new When.Now());
        OPEN.put("aujourdhui", new When.SomeTimeOn(Day.TODAY));
        OPEN.put("demain", new When.SomeTimeOn(Day.TOMORROW));
        OPEN.put("samedi", new When.SomeTimeOn(Day.SATURDAY));
    }

    private Filters() {}

    /** Conditions that a search sets to the points. */
    public static Wish wish(Looking looking) {
        return new Wish(
                kilometres(looking.rayon()),
                SERVICES.get(looking.service()),
                when(looking.ouvert()),
                looking.accessible().equals("oui"),
                TONGUES.get(looking.langue()),
                KINDS.get(looking.genre()));
    }

    private static double kilometres(String text) {
        try {
            double kilometres = Double.parseDouble(text);
            return kilometres > 0 && kilometres <= Wish.FURTHEST ? kilometres : Wish.FURTHEST;
        } catch (NumberFormatException e) {
            return Wish.FURTHEST;
        }
    }

    private static @Nullable When when(String text) {
        var named = OPEN.get(text);
        if (named != null) return named;
        try {
            var at = LocalDateTime.parse(text);
            // each year that is asked about is kept with its public holidays
            return CalendarYears.has(at.getYear()) ? new When.At(at) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /**
     * Tile of a need.
     *
     * @param service its word in the address of a search
     */
    public record Need(String service, String icon, String label) {}

    public static List<Need> needs() {
        return needs(List.of());
    }

    /** Those of a point; all of them where it says none. */
    static List<Need> needs(List<Help> helps) {
        return SERVICES.entrySet().stream()
                .filter(one -> helps.isEmpty() || helps.contains(one.getValue()))
                .map(one -> new Need(
                        one.getKey(),
                        Objects.requireNonNull(ICONS.get(one.getValue())),
                        NetworkWords.help(one.getValue())))
                .toList();
    }

    /** Services that people come for, in plain words. */
    public static List<Option> services() {
        return SERVICES.entrySet().stream()
                .map(one -> new Option(one.getKey(), NetworkWords.help(one.getValue())))
                .toList();
    }

    public static List<Option> open() {
        return options("publicsite.open.", OPEN.keySet());
    }

    public static List<Option> tongues() {
        return options("publicsite.tongue.", List.of("anglais", "autres"));
    }

    public static List<Option> kinds() {
        return options("publicsite.kind.", List.of("fixe", "mobile", "permanence"));
    }

    public static List<Option> distances() {
        return DISTANCES.stream()
                .map(km -> new Option(km, t("publicsite.distance.within", km)))
                .toList();
    }

    private static List<Option> options(String key, Iterable<String> values) {
        var options = new ArrayList<Option>();
        for (var value : values) options.add(new Option(value, t(key + value)));
        return options;
    }

    /** The filters that are chosen, in words, each with the address of the search without it. */
    static List<Option> chosen(Looking looking) {
        var chosen = new ArrayList<Option>();
        var wish = wish(looking);
        if (wish.help() != null) chosen.add(off(looking, "service", NetworkWords.help(wish.help())));
        if (wish.when() != null)
            chosen.add(off(
                    looking,
                    "ouvert",
                    wish.when() instanceof When.At(var moment)
                            ? t(
                                    "publicsite.open.at",
                                    Words.longDate(moment.toLocalDate()),
                                    Words.time(moment.toLocalTime()))
                            : t("publicsite.open." + looking.ouvert())));
        if (wish.accessible()) chosen.add(off(looking, "accessible", t("publicsite.accessible")));
        if (wish.tongue() != null) chosen.add(off(looking, "langue", t("publicsite.tongue." + looking.langue())));
        if (wish.kind() != null) chosen.add(off(looking, "genre", t("publicsite.kind." + looking.genre())));
        if (wish.kilometres() < Wish.FURTHEST)
            chosen.add(off(looking, "rayon", t("publicsite.distance.within", looking.rayon())));
        return chosen;
    }

    private static Option off(Looking looking, String name, String words) {
        return new Option("/chercher?" + looking.queryWith(name, ""), words);
    }
}
