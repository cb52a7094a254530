package fr.parvis.people.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * When two descriptions are probably one person. Both names must be the same but for spelling, in either order; then the birth year
 * decides with the commune and what reaches them. Twins differ by a given name, father and son by a generation, two persons of
 * common names by anything else: {@code docs/decisions/0022} says what is measured on them.
 */
final class LikenessRule {
    /** Bearers from which on a word is a name of its own and not another one mistyped. */
    static final int COMMON = 12;

    private static final double ALIKE = 0.84;
    /** Years between which a parent and a child of one name may lie. */
    private static final int LEAST_GENERATION = 16;

    private static final int MOST_GENERATION = 45;

    private static final int AGES = 70;

    /** Expected number of others of that name and age above which a name alone proves nothing. */
    private static final double TOO_MANY = 0.35;

    /** The same of one of that name and age who lives elsewhere, as they were told now and as they were told then. */
    private static final double TOO_MANY_ELSEWHERE = 0.12;

    /** @param bearers how many persons of the association bear a word, counted up to a bound; @param persons how many there are */
    private final ToIntFunction<String> bearers;

    private final int persons;
    private final Map<String, String> sounds = new HashMap<>();

    LikenessRule(ToIntFunction<String> bearers, int persons) {
        this.bearers = bearers;
        this.persons = persons;
    }

    /** Who is compared. */
    record Described(
            List<String> given,
            List<String> family,
            @Nullable Integer born,
            @Nullable String commune) {

        static Described of(String given, String family, @Nullable Integer born, @Nullable String commune) {
            return new Described(FoldedName.tellingWords(given), FoldedName.tellingWords(family), born, commune);
        }
    }

    /**
     * Why the two are probably one; nothing when they are not.
     *
     * @param reached whether a number or address is the same
     */
    List<String> reasons(Described one, Described other, boolean reached) {
        double straight = Math.min(alike(one.given, other.given), alike(one.family, other.family));
        double swapped = Math.min(alike(one.given, other.family), alike(one.family, other.given));
        double mixed = mixed(one, other);
        double names = Math.max(Math.max(straight, swapped), mixed);
        if (names < ALIKE) return List.of();
        var commune = one.commune;
        boolean sameCommune = commune != null && commune.equals(other.commune);
        boolean otherCommune = commune != null && other.commune != null && !sameCommune;
        var reasons = new ArrayList<String>();
        if (reached) reasons.add("reached");
        reasons.add(swapped > straight && swapped >= mixed ? "names-swapped" : names == 1 ? "names" : "names-alike");
        var born = one.born;
        var otherBorn = other.born;
        if (born == null || otherBorn == null) {
            if (!reached && !sameCommune) return List.of();
            if (!reached && others(one) / 8 > TOO_MANY) return List.of();
        } else {
            int apart = Math.abs(born - otherBorn);
            if (apart == 0) {
                reasons.add("born");
                // a name mistyped once is seldom that of another, whatever it is when written well
                if (!reached && !sameCommune && Math.max(others(one), others(other)) / AGES > TOO_MANY_ELSEWHERE)
                    return List.of();
                if (!reached && sameCommune && others(one) / AGES / 10 > TOO_MANY) return List.of();
            } else if (apart == 1 || swappedDigits(born, otherBorn) && (reached || !aGeneration(apart))) {
                reasons.add("born-near");
                if (!reached && !sameCommune) return List.of();
                if (!reached && others(one) / AGES > TOO_MANY) return List.of();
            } else return List.of();
        }
        if (sameCommune) reasons.add("commune");
        else if (otherCommune) reasons.add("moved");
        return reasons;
    }

    /** How many persons of these names one expects to find by chance, of any age. */
    private double others(Described one) {
        double expected = persons;
        for (var words : List.of(one.given, one.family)) {
            int least = words.stream().mapToInt(bearers).min().orElse(0);
            expected *= least / (double) Math.max(1, persons);
        }
        return expected;
    }

    /** The same words in another cut between given and family name, such as a double name half left out. */
    private double mixed(Described one, Described other) {
        var all = new ArrayList<>(one.family);
        all.addAll(one.given);
        var theirs = new ArrayList<>(other.family);
        theirs.addAll(other.given);
        if (Math.min(all.size(), theirs.size()) < 3) return 0;
        return alike(all, theirs);
    }

    /** 1 for the same words, less for spelling, 0 for another name. All words of the shorter side have one alike on the longer. */
    private double alike(List<String> some, List<String> others) {
        if (some.isEmpty() || others.isEmpty()) return some.isEmpty() && others.isEmpty() ? 0.9 : 0;
        var shorter = some.size() <= others.size() ? some : others;
        var longer = new ArrayList<>(some.size() <= others.size() ? others : some);
        double least = some.size() == others.size() ? 1 : 0.9;
        for (var word : shorter) {
            String best = "";
            double nearest = 0;
            for (var candidate : longer) {
                double near = near(word, candidate);
                if (near > nearest) {
                    nearest = near;
                    best = candidate;
                }
            }
            if (nearest < ALIKE) {
                // written in one word or in several
                var joined = String.join("", some);
                var theirs = String.join("", others);
                return some.size() == others.size() ? 0 : near(joined, theirs);
            }
            longer.remove(best);
            least = Math.min(least, nearest);
        }
        return least;
    }

    private double near(String one, String other) {
        if (one.equals(other)) return 1;
        int longest = Math.max(one.length(), other.length());
        if (Math.abs(one.length() - other.length()) > 5) return 0;
        boolean sameSound = one.length() > 2 && sound(one).equals(sound(other));
        int edits = edits(one, other);
        double near = sameSound
                ? 0.95
                : edits == 1 && longest >= 4
                        ? 0.92
                        : edits == 1 && longest == 3 ? 0.85 : edits == 2 && longest >= 7 ? 0.86 : 0;
        // two words that many bear are two names
        if (near > 0 && !sameSound && bearers.applyAsInt(one) >= COMMON && bearers.applyAsInt(other) >= COMMON)
            return 0;
        return near;
    }

    private String sound(String word) {
        return sounds.computeIfAbsent(word, FrenchSound::of);
    }

    private static boolean aGeneration(int apart) {
        return apart >= LEAST_GENERATION && apart <= MOST_GENERATION;
    }

    private static boolean swappedDigits(int one, int other) {
        return one / 100 == other / 100 && one % 10 == other / 10 % 10 && one / 10 % 10 == other % 10;
    }

    /** Letters put in, left out, changed, or swapped with the next (optimal string alignment). */
    static int edits(String one, String other) {
        var before = new int[0];
        var row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) row[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            var next = new int[other.length() + 1];
            next[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                next[j] = Math.min(Math.min(next[j - 1] + 1, row[j] + 1), row[j - 1] + same);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) next[j] = Math.min(next[j], before[j - 2] + 1);
            }
            before = row;
            row = next;
        }
        return row[other.length()];
    }
}
