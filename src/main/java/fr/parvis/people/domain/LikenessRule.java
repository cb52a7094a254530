// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.people.domain.NameWords.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rule for two descriptions that are probably one person. Both names must be the same but for spelling, in either order; then the birth year
 * decides with the commune and what reaches them. Twins differ by a given name, father and son by a generation, two persons of
 * common names by anything else: {@code docs/decisions/0022} says what is measured on them.
 */
final class LikenessRule {
    /** Bearers from which on a word is a name of its own and not another one mistyped. */
    static final int COMMON = 12;

    private static final double ALIKE = 0.84;

    /** Under this the names are near and may still be two: it takes the same birth year, and the same commune or telephone. */
    private static final double SURE = 0.85;

    private static final double NEAR = 0.845;

    /** Share of a word's letters by which two spellings may differ. */
    private static final double FAR = 0.2;
    /** Years between which a parent and a child of one name may lie. */
    private static final int LEAST_GENERATION = 16;

    private static final int MOST_GENERATION = 45;

    private static final int AGES = 70;

    /** Expected number of others of that name and age above which a name alone proves nothing. */
    private static final double TOO_MANY = 0.35;

    /** Expected number above which a name proves nothing, for a person of that name and age who lives elsewhere, now and when first told. */
    private static final double TOO_MANY_ELSEWHERE = 0.12;

    /** @param bearers number of persons of the association who bear a word, counted up to a bound; @param persons number of all persons */
    private final ToIntFunction<String> bearers;

    private final int persons;
    private final Map<String, String> sounds = new HashMap<>();

    LikenessRule(ToIntFunction<String> bearers, int persons) {
        this.bearers = bearers;
        this.persons = persons;
    }

    /** Description that is compared. */
    record Described(
            NameWords given,
            NameWords family,
            @Nullable Integer born,
            @Nullable String commune) {

        static Described of(String given, String family, @Nullable Integer born, @Nullable String commune) {
            return new Described(NameWords.given(given), NameWords.family(family), born, commune);
        }
    }

    /**
     * Why the two are probably one; nothing when they are not.
     *
     * @param reached whether a number or address is the same
     */
    List<String> reasons(Described one, Described other, boolean reached) {
        double family = alikeFamilies(one.family, other.family);
        double given = family >= ALIKE || reached ? alike(one.given, other.given, true) : 0;
        double straight = Math.min(given, family);
        double crossed = straight == 1 ? 0 : alike(one.given, other.family, false);
        double swapped = crossed < ALIKE ? 0 : Math.min(crossed, alike(one.family, other.given, false));
        double mixed = mixed(one, other);
        double names = Math.max(Math.max(straight, swapped), mixed);
        if (names < ALIKE) return reached && given > SURE ? renamed(one, other) : List.of();
        var commune = one.commune;
        boolean sameCommune = commune != null && commune.equals(other.commune);
        boolean otherCommune = commune != null && other.commune != null && !sameCommune;
        var reasons = new ArrayList<String>();
        if (reached) reasons.add("reached");
        var born = one.born;
        var otherBorn = other.born;
        boolean near = names < SURE;
        if (near && (born == null || !born.equals(otherBorn) || !reached && !sameCommune)) return List.of();
        reasons.add(
                swapped > straight && swapped >= mixed
                        ? "names-swapped"
                        : names == 1 ? "names" : near ? "names-near" : "names-alike");
        if (near && givenDiffer(one, other)) reasons.add("given-differs");
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

    /** The same given name, year and telephone, under another family name: one who married, perhaps. */
    private static List<String> renamed(Described one, Described other) {
        var commune = one.commune;
        boolean elsewhere = commune != null && other.commune != null && !commune.equals(other.commune);
        if (one.born == null || !one.born.equals(other.born) || elsewhere) return List.of();
        return List.of("reached", "family-differs", "born");
    }

    /** How many persons of these names one expects to find by chance, of any age. */
    private double others(Described one) {
        double expected = persons;
        for (var name : List.of(one.given, one.family)) {
            int least = name.telling().stream()
                    .mapToInt(word -> bearers.applyAsInt(word.text()))
                    .min()
                    .orElse(0);
            expected *= least / (double) Math.max(1, persons);
        }
        return expected;
    }

    /** The same words in another cut between given and family name, such as a double name half left out. */
    private double mixed(Described one, Described other) {
        var all = new ArrayList<>(one.family.telling());
        all.addAll(one.given.telling());
        var theirs = new ArrayList<>(other.family.telling());
        theirs.addAll(other.given.telling());
        if (Math.min(all.size(), theirs.size()) < 3) return 0;
        return words(all, theirs, false);
    }

    /** Two family names of two each, of which one is the same, are near: the other one was married into. */
    private double alikeFamilies(NameWords some, NameWords others) {
        double alike = alike(some, others, false);
        if (alike >= ALIKE || some.telling().size() < 2 || others.telling().size() < 2) return alike;
        return some.telling().stream()
                        .anyMatch(word -> word.text().length() > 2
                                && others.telling().stream()
                                        .anyMatch(other -> other.text().equals(word.text())))
                ? NEAR
                : alike;
    }

    /** 1 for the same words, less for spelling, 0 for another name: word by word, or the whole in one word. */
    private double alike(NameWords some, NameWords others, boolean given) {
        double alike = words(some.telling(), others.telling(), given);
        if (alike < 1)
            for (var whole : some.whole())
                for (var other : others.whole()) alike = Math.max(alike, Math.min(0.95, near(whole, other)));
        if (given && alike < ALIKE) alike = Math.max(initials(some, others), initials(others, some));
        return alike;
    }

    /** J. or JP for Jean-Pierre. */
    private static double initials(NameWords brief, NameWords full) {
        var letters = new StringBuilder();
        for (var word : brief.telling()) letters.append(word.text());
        var names = full.telling();
        if (letters.length() > 2 || letters.length() != names.size()) return 0;
        for (int i = 0; i < names.size(); i++)
            if (!names.get(i).text().startsWith(letters.substring(i, i + 1))) return 0;
        return NEAR;
    }

    /** All words of the shorter side have one alike on the longer. */
    private double words(List<Word> some, List<Word> others, boolean given) {
        if (some.isEmpty() || others.isEmpty()) return some.isEmpty() && others.isEmpty() ? 0.9 : 0;
        var shorter = some.size() <= others.size() ? some : others;
        var longer = new ArrayList<>(some.size() <= others.size() ? others : some);
        double least = some.size() == others.size() ? 1 : 0.9;
        var initials = new ArrayList<Word>();
        for (var word : shorter) {
            var best = word;
            double nearest = 0;
            for (var candidate : longer) {
                double near = near(word, candidate);
                if (near > nearest) {
                    nearest = near;
                    best = candidate;
                }
            }
            if (nearest >= ALIKE) {
                longer.remove(best);
                least = Math.min(least, nearest);
            } else if (given && shorter.size() > 1) initials.add(word);
            else return 0;
        }
        // beside a name that is the same, a letter stands for one that begins with it
        if (initials.size() == shorter.size()) return 0;
        for (var word : initials) {
            var meant = longer.stream()
                    .filter(other -> isInitial(word, other) || isInitial(other, word))
                    .findFirst();
            if (meant.isEmpty()) return 0;
            longer.remove(meant.get());
            least = Math.min(least, 0.9);
        }
        return least;
    }

    private static boolean isInitial(Word letter, Word word) {
        return letter.text().length() <= 2 && word.text().startsWith(letter.text());
    }

    private double near(Word one, Word other) {
        var text = one.text();
        var theirs = other.text();
        if (text.equals(theirs)) return 1;
        if (GivenNames.one(text, theirs)) return 0.93;
        int longest = Math.max(text.length(), theirs.length());
        if (Math.abs(text.length() - theirs.length()) > 5) return 0;
        boolean two = GivenNames.two(text, theirs);
        if (!two
                && (one.sharesLetters(other) || text.length() > 2 && sound(text).equals(sound(theirs)))) return 0.95;
        int edits = Math.abs(text.length() - theirs.length()) > 2 ? 3 : edits(text, theirs, 2);
        double near = two
                ? NEAR
                : edits == 1 && longest >= 4
                        ? 0.92
                        : edits == 1 && longest == 3
                                ? SURE
                                : edits == 2 && longest >= 7
                                        ? 0.86
                                        : Math.min(text.length(), theirs.length()) > 2 && one.near(other, FAR)
                                                ? NEAR
                                                : 0;
        // two words that many bear are two names, unless they differ as writings do
        if (near > 0 && bearers.applyAsInt(text) >= COMMON && bearers.applyAsInt(theirs) >= COMMON)
            return !two && one.near(other, NameWords.LITTLE) ? NEAR : 0;
        return near;
    }

    /** Whether a given name of the one and one of the other are known to be two names. */
    private static boolean givenDiffer(Described one, Described other) {
        return one.given.telling().stream()
                .anyMatch(word ->
                        other.given.telling().stream().anyMatch(theirs -> GivenNames.two(word.text(), theirs.text())));
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
        return edits(one, other, Integer.MAX_VALUE);
    }

    /** @param most limit; beyond it the answer is only that it is more */
    private static int edits(String one, String other, int most) {
        var before = new int[0];
        var row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) row[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            var next = new int[other.length() + 1];
            next[0] = i;
            int least = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                next[j] = Math.min(Math.min(next[j - 1] + 1, row[j] + 1), row[j - 1] + same);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) next[j] = Math.min(next[j], before[j - 2] + 1);
                least = Math.min(least, next[j]);
            }
            // one more row may bring two letters that were swapped
            if (least - 1 > most) return least;
            before = row;
            row = next;
        }
        return row[other.length()];
    }
}
