// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.values.FoldedText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds passwords that anybody would try first, however long they are: common words, first names, months, towns, keyboard walks and sequences,
 * alone or joined, with digits and signs around them or letters written as digits; and those made of one's own name, association or network.
 * Without such words, digits and signs, at least {@value #ENOUGH} letters must be left. A sentence of one's
 * own passes, as does what a password manager makes. One of the leaked passwords of {@code access/leaked-passwords.txt}, alone or with digits
 * and signs around it, is common too.
 */
public final class GuessablePasswords {
    /** Why a password is refused. */
    public enum Weakness {
        /** The same few characters again and again. */
        REPEATED,
        /** A word or a sequence that everybody knows. */
        COMMON,
        /** The holder's own words. */
        OWN
    }

    private static final int ENOUGH = 4;
    private static final int DIFFERENT = 5;

    /** Shorter ones would be found inside any word. */
    private static final int SHORTEST_OWN = 3;

    private static final String LEAKED = "/access/leaked-passwords.txt";

    /** Least length of the passwords in the list. */
    private static final int SHORTEST_LEAKED = 6;

    /** Three neighbours on a keyboard are chance, four are a walk. */
    private static final int WALK = 4;

    private static final List<String> ROWS = List.of(
            "azertyuiop",
            "qsdfghjklm",
            "wxcvbn",
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "qwertz",
            "abcdefghijklmnopqrstuvwxyz",
            "aqwzsxedcrfvtgbyhnujmikolp",
            "qazwsxedcrfvtgbyhnujmikolp");

    /** Without accents. Each alone, twice, with others or with a year makes a password that lists of leaked ones hold. */
    private static final List<String> WORDS = words("""
            motdepasse mdp password passwort passe pass code secret admin administrateur administrator utilisateur user login
            connexion compte bienvenue welcome bonjour bonsoir salut coucou hello merci soleil lune etoile chocolat doudou loulou
            nounours princesse princess amour jetaime jtm iloveyou love mamour moncoeur coeur cheri cherie bisous famille maman papa
            maison vacances plage ete hiver printemps automne football foot soccer baseball marseille paris lyon toulouse nice nantes
            bordeaux lille rennes strasbourg montpellier france french francais azerty qwerty letmein monkey dragon master shadow
            superman batman pokemon starwars sunshine flower cheval chien chat lapin tigre lion oiseau poisson internet ordinateur
            google facebook windows microsoft apple samsung iphone orange free temporaire provisoire changer changeme changezmoi
            default defaut test essai demo invite guest root toor system nouveau nouvelle lundi mardi mercredi jeudi vendredi samedi
            dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march april
            june july august september october november december monday tuesday wednesday thursday friday saturday sunday
            parvis pimms pimmsmediation mediation mediateur mediatrice mediateurs association reseau franceservices accueil bureau
            travail equipe direction directeur directrice responsable
            nicolas julien camille thomas alexandre antoine maxime pierre marie julie sophie celine sandrine isabelle nathalie
            valerie stephanie christine martine francoise catherine monique jean michel philippe alain patrick daniel bernard
            christophe laurent sebastien david eric olivier pascal thierry mohamed fatima karim sarah laura manon chloe emma lucas
            hugo louis jules arthur gabriel raphael leo alice louise lea ines jade nathan enzo theo mathis clement quentin kevin
            anthony jeremy jonathan romain florian benjamin guillaume vincent mickael aurelie emilie audrey virginie veronique
            brigitte jacqueline jeanne helene anne claire elodie melanie charlotte pauline mathilde justine marine oceane""");

    private GuessablePasswords() {}

    /**
     * @param own names and addresses that belong to the holder and where they work
     */
    public static Optional<Weakness> weakness(String password, Collection<String> own) {
        if (password.chars().distinct().count() < DIFFERENT || isRepetition(password.toLowerCase(Locale.ROOT)))
            return Optional.of(Weakness.REPEATED);
        var readings = readings(password).toList();
        var mine = own.stream()
                .map(GuessablePasswords::plain)
                .flatMap(name ->
                        Stream.concat(Stream.of(name.replaceAll("[^a-z]", "")), Arrays.stream(name.split("[^a-z]+"))))
                .filter(word -> word.length() >= SHORTEST_OWN)
                .distinct()
                .toList();
        if (isLeaked(password) || readings.stream().anyMatch(reading -> isMadeOf(reading, List.of())))
            return Optional.of(Weakness.COMMON);
        if (readings.stream().anyMatch(reading -> isMadeOf(reading, mine))) return Optional.of(Weakness.OWN);
        return Optional.empty();
    }

    /** Reads the list, which is asked for rarely. */
    private static boolean isLeaked(String password) {
        var text = plain(password);
        var inside = text.replaceAll("^[^a-z]+|[^a-z]+$", "");
        var asked = Stream.of(text, inside, asLetters(inside, '1', 'i'), asLetters(inside, '1', 'l'))
                .filter(reading -> reading.length() >= SHORTEST_LEAKED)
                .collect(Collectors.toSet());
        try (var list = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(GuessablePasswords.class.getResourceAsStream(LEAKED)),
                StandardCharsets.US_ASCII))) {
            return list.lines().anyMatch(asked::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it is read: letters alone, with digits that stand for letters, and with those at the end left out. */
    private static Stream<String> readings(String password) {
        var text = plain(password);
        var inside = text.replaceAll("^[^a-z]+|[^a-z]+$", "");
        return Stream.of(
                        text,
                        asLetters(text, '1', 'i'),
                        asLetters(text, '1', 'l'),
                        asLetters(inside, '1', 'i'),
                        asLetters(inside, '1', 'l'))
                .map(reading -> reading.replaceAll("[^a-z]", ""))
                .distinct();
    }

    private static String asLetters(String text, char one, char as) {
        return text.replace('0', 'o')
                .replace(one, as)
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('@', 'a')
                .replace('5', 's')
                .replace('$', 's')
                .replace('7', 't')
                .replace('!', 'i')
                .replace('8', 'b')
                .replace("€", "e");
    }

    private static boolean isMadeOf(String letters, List<String> more) {
        var words = Stream.concat(WORDS.stream(), more.stream())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        return fewestLeft(letters, words) < ENOUGH;
    }

    /** How many letters are left at least when words and walks are taken out of the text. */
    private static int fewestLeft(String letters, List<String> words) {
        var left = new int[letters.length() + 1];
        for (int end = 1; end <= letters.length(); end++) {
            left[end] = left[end - 1] + 1;
            for (var word : words)
                if (word.length() <= end && letters.startsWith(word, end - word.length()))
                    left[end] = Math.min(left[end], left[end - word.length()]);
            int begin = beginOfWalk(letters, end);
            for (int from = begin; from <= end - WALK; from++) left[end] = Math.min(left[end], left[from]);
        }
        return left[letters.length()];
    }

    /** Where the longest walk along a keyboard or the alphabet begins that ends there. */
    private static int beginOfWalk(String letters, int end) {
        int begin = end;
        while (begin > 0 && isWalk(letters.substring(begin - 1, end))) begin--;
        return begin;
    }

    private static boolean isWalk(String letters) {
        var backwards = new StringBuilder(letters).reverse().toString();
        return ROWS.stream().anyMatch(row -> row.contains(letters) || row.contains(backwards))
                || letters.chars().distinct().count() == 1;
    }

    /** A short piece and nothing else, again and again. */
    private static boolean isRepetition(String text) {
        return IntStream.rangeClosed(1, text.length() / 3)
                .mapToObj(length -> text.substring(0, length))
                .anyMatch(piece -> text.equals(
                        piece.repeat(text.length() / piece.length() + 1).substring(0, text.length())));
    }

    private static String plain(@Nullable String text) {
        return FoldedText.plain(text == null ? "" : text);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).distinct().collect(Collectors.toUnmodifiableList());
    }
}
