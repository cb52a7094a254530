// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import fr.parvis.people.PastPeople.Known;
import fr.parvis.values.FoldedText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Persons put together by chance, nobody in particular: the same for the same seed and rank. Also the same person told once more with
 * mistakes, and somebody else who is hard to tell from them. The rates are the constants; {@code benchmarks/README.md} shows them.
 */
final class PeopleByChance {
    static final double NO_ACCENTS = 0.40;
    static final double FAMILY_BY_EAR = 0.15;
    static final double GIVEN_BY_EAR = 0.10;
    static final double TYPING = 0.25;
    static final double SWAPPED = 0.05;
    static final double HALF_A_DOUBLE_NAME = 0.30;
    static final double BORN_BESIDE = 0.08;
    static final double BORN_DIGITS_SWAPPED = 0.02;
    static final double BORN_UNKNOWN = 0.05;
    static final double MOVED = 0.15;
    static final double PHONE_KEPT = 0.60;
    private static final int COMMUNES = 60;

    /** Why somebody is hard to tell from another. */
    enum Hard {
        TWIN,
        PARENT,
        SAME_NAMES_SAME_COMMUNE,
        SAME_FAMILY_SAME_HOME
    }

    private static final List<String> GIVEN = List.of(
            ("Marie Jean Mohamed Nathalie Philippe Isabelle Michel Catherine Patrick Sylvie Nicolas Fatima Christophe Sandrine"
                            + " Christine Stéphane Ahmed Valérie Frédéric Sophie Éric Céline Laurent Aurélie Thierry Émilie David Julie Julien"
                            + " Karim Stéphanie Sébastien Véronique Olivier Martine Alain Aïcha Thomas Laura Brigitte Pascal Camille"
                            + " Alexandre Virginie Rachid Corinne Bruno Françoise Anthony Élodie Didier Mélanie Kevin Nadia Bernard Pauline"
                            + " Vincent Fatou Gérard Marine Ali Khadija Daniel Sarah Yves Léa Serge Monique Samir Jacqueline Fabrice Audrey"
                            + " Claude Delphine Mustapha Anne Maxime Laetitia Guillaume Patricia Jérôme Chantal Youssef Amélie Romain"
                            + " Dominique Benoît Manon Omar Emma Franck Hélène André Charlotte Arnaud Caroline Ibrahim Chloé Cédric Inès"
                            + " Yannick Clara Gilles Mariam Xavier Lucie Mathieu Rania Hervé Agnès Denis Yasmine Luc Noémie Abdoulaye Élise"
                            + " Rémi Zohra Joël Aminata Fabien Ginette Mamadou Odile Loïc Rosa Moussa Irène Damien Awa Jordan Solange Adama"
                            + " Huguette Bilal Lina Ismaël Denise Nassim Suzanne Tarek Lydie Walid Perrine Igor Svetlana Ion Mihaela Miguel"
                            + " Lucia Antonio Carmen Tomasz Agnieszka Van Thi Minh Linh Joseph Esther Emmanuel Grâce Didi Ursule")
                    .split(" "));

    private static final List<String> FAMILY = List.of(
            ("Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefèvre Leroy Roux David"
                            + " Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Müller Lefebvre Faure André"
                            + " Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin"
                            + " Nicolas Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour"
                            + " Meunier Brun Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche"
                            + " Renard Schmitt Roy Leroux Colin Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier"
                            + " Philippe Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq Guillaume Lecomte Lopez Jean Dupuy"
                            + " Guillot Hubert Berger Carpentier Sanchez Dupuis Moulin Louis Deschamps Huet Vasseur Perez Boucher Fleury"
                            + " Royer Klein Jacquet Adam Paris Poirier Marty Aubry Guyot Carré Charles Renault Charpentier Ménard Maillard"
                            + " Baron Bertin Bailly Hervé Schneider Fernandez Collet Léger Bouvier Julien Prévost Millet Perrot Daniel"
                            + " Cousin Germain Breton Besson Langlois Rémy Diallo Traoré Diop Ndiaye Coulibaly Koné Cissé Camara Touré Sow"
                            + " Bensaïd Haddad Mansouri Benali Saïdi Belkacem Ouali Ziani Amrani Cherif Nguyen Tran Pham Popescu Ionescu"
                            + " Kowalski Pereira Fernandes Rodrigues Gomes Ferreira Lopes Santos Teixeira")
                    .split(" "));

    private static final List<String> BEGIN = List.of(
            ("Bar Ber Bou Bran Cal Car Chau Cor Dar Del Des Du Fau Fer Fla Gar Gin Gou Gra Haz Jar Jou Lan Lar Lou Mal Mar Mer Mon"
                            + " Nor Oli Pas Pel Per Pou Ral Ren Rou Sal Sar Tal Ter Tour Val Ver Vil Zan Ab Ba Dia Ka Kei Ma Sa Ou")
                    .split(" "));
    private static final List<String> MIDDLE = List.of(
            ("ba be bi bo ca che ci co da de di do fa fe ga gue la le li lo ma me mi mo na ne ni no pa pe ra re ri ro sa se si so"
                            + " ta te ti to va ve vi vo za zi")
                    .split(" "));
    private static final List<String> END = List.of(
            ("rd nd ult in on ier eau et ot ard aux el al ez y is oux ine elle ette iere ois eur ain ec ic as o i a oui ane")
                    .split(" "));

    private final long seed;
    private final List<String> communes;
    private final LocalDate today;

    /** @param communes INSEE codes, several hundred, of the whole network */
    PeopleByChance(long seed, List<String> communes, LocalDate today) {
        this.seed = seed;
        this.communes = communes;
        this.today = today;
    }

    Random random(int association, int rank, int purpose) {
        var random = new Random(seed * 31 + association);
        return new Random(random.nextLong() ^ (rank * 0x9E3779B97F4A7C15L + purpose));
    }

    /** @param by account that opened the file */
    Known person(int association, int rank, UUID by) {
        var random = random(association, rank, 0);
        var day = today.minusDays(random.nextInt(700));
        return new Known(
                id(day.atTime(9, 0).toInstant(ZoneOffset.UTC), random),
                given(random),
                family(random),
                random.nextDouble() < 0.04 ? null : born(random),
                commune(association, random),
                random.nextDouble() < 0.75 ? phone(random) : null,
                day,
                by,
                List.of(
                        "Personne inventée pour la démonstration. Appel fait, en attente de la réponse de l’organisme.",
                        "Pièces demandées, revient la semaine prochaine."));
    }

    /** The same person, told once more with mistakes. */
    Known again(int association, int rank, Known person) {
        var random = random(association, rank, 1);
        var given = person.given();
        var family = person.family();
        if (family.contains("-") && random.nextDouble() < HALF_A_DOUBLE_NAME)
            family = family.substring(0, family.indexOf('-'));
        if (random.nextDouble() < FAMILY_BY_EAR) family = byEar(family, random);
        if (random.nextDouble() < GIVEN_BY_EAR) given = byEar(given, random);
        if (random.nextDouble() < TYPING) {
            if (random.nextBoolean()) family = mistyped(family, random);
            else given = mistyped(given, random);
        }
        if (random.nextDouble() < NO_ACCENTS) {
            given = plain(given);
            family = plain(family);
        }
        if (random.nextDouble() < SWAPPED) {
            var first = given;
            given = family;
            family = first;
        }
        var born = person.birthYear();
        double draw = random.nextDouble();
        if (born != null && draw < BORN_BESIDE) born += random.nextBoolean() ? 1 : -1;
        else if (born != null && draw < BORN_BESIDE + BORN_DIGITS_SWAPPED)
            born = born / 100 * 100 + born % 10 * 10 + born / 10 % 10;
        else if (draw < BORN_BESIDE + BORN_DIGITS_SWAPPED + BORN_UNKNOWN) born = null;
        if (born != null && born > today.getYear()) born = person.birthYear();
        var commune = random.nextDouble() < MOVED ? commune(association, random) : person.commune();
        var phone = person.phone() != null && random.nextDouble() < PHONE_KEPT
                ? person.phone()
                : random.nextDouble() < 0.5 ? phone(random) : null;
        return described(person, given, family, born, commune, phone);
    }

    /** Somebody else. */
    Known other(int association, int rank, Known person, Hard hard) {
        var random = random(association, rank, 2);
        var born = person.birthYear();
        return switch (hard) {
            case TWIN ->
                described(
                        person,
                        another(person.given(), random),
                        person.family(),
                        born,
                        person.commune(),
                        person.phone());
            case PARENT ->
                described(
                        person,
                        random.nextDouble() < 0.3 ? person.given() : another(person.given(), random),
                        person.family(),
                        born == null ? null : born - 20 - random.nextInt(16),
                        person.commune(),
                        random.nextBoolean() ? person.phone() : phone(random));
            case SAME_NAMES_SAME_COMMUNE ->
                described(
                        person,
                        person.given(),
                        person.family(),
                        born == null ? null : farFrom(born, random),
                        person.commune(),
                        random.nextBoolean() ? phone(random) : null);
            case SAME_FAMILY_SAME_HOME ->
                described(
                        person,
                        another(person.given(), random),
                        person.family(),
                        born == null ? null : born + random.nextInt(7) - 3,
                        person.commune(),
                        person.phone());
        };
    }

    private Known described(
            Known person,
            String given,
            String family,
            @Nullable Integer born,
            @Nullable String commune,
            @Nullable String phone) {
        return new Known(
                person.id(), given, family, born, commune, phone, person.lastContact(), person.by(), List.of());
    }

    /** Three to thirty years apart, and not by two swapped digits. */
    private static int farFrom(int born, Random random) {
        while (true) {
            int other = born + (random.nextBoolean() ? 1 : -1) * (3 + random.nextInt(28));
            if (other % 10 != born / 10 % 10 || other / 10 % 10 != born % 10) return other;
        }
    }

    private static String another(String given, Random random) {
        while (true) {
            var other = GIVEN.get(random.nextInt(GIVEN.size()));
            if (!given.contains(other) && !other.contains(given)) return other;
        }
    }

    /** The first names of the list come most often, as names do. */
    private static String given(Random random) {
        if (random.nextDouble() < 0.1)
            return of(BEGIN, random)
                    + of(MIDDLE, random)
                    + of(List.of("na", "ne", "el", "a", "ia", "an", "im"), random);
        var first = frequent(GIVEN, random);
        return random.nextDouble() < 0.05
                ? first + "-" + of(List.of("Pierre", "Claude", "Marie", "Paul", "Luc", "Michel"), random)
                : first;
    }

    private static String family(Random random) {
        var family = random.nextDouble() < 0.4 ? frequent(FAMILY, random) : made(random);
        double draw = random.nextDouble();
        if (draw < 0.03) return family + "-" + (random.nextBoolean() ? frequent(FAMILY, random) : made(random));
        if (draw < 0.06) return of(List.of("Le ", "De ", "De la ", "El ", "Ben ", "Da "), random) + family;
        return family;
    }

    private static String made(Random random) {
        return of(BEGIN, random)
                + of(MIDDLE, random)
                + (random.nextDouble() < 0.3 ? of(MIDDLE, random) : "")
                + of(END, random);
    }

    private static String frequent(List<String> names, Random random) {
        double draw = random.nextDouble();
        return names.get((int) (names.size() * draw * draw));
    }

    private static String of(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private int born(Random random) {
        return today.getYear() - 16 - (int) Math.min(80, Math.abs(34 + random.nextGaussian() * 18));
    }

    private @Nullable String commune(int association, Random random) {
        if (random.nextDouble() < 0.06) return null;
        double draw = random.nextDouble();
        return communes.get((association * COMMUNES + (int) (COMMUNES * draw * draw)) % communes.size());
    }

    private static String phone(Random random) {
        return "0%d%08d".formatted(6 + random.nextInt(2), random.nextInt(100_000_000));
    }

    private static final List<List<String>> SOUNDS = List.of(
            List.of("ph", "f"),
            List.of("th", "t"),
            List.of("eau", "o"),
            List.of("au", "o"),
            List.of("qu", "k"),
            List.of("y", "i"),
            List.of("ss", "s"),
            List.of("ll", "l"),
            List.of("nn", "n"),
            List.of("tt", "t"),
            List.of("mm", "m"),
            List.of("rr", "r"),
            List.of("ain", "in"),
            List.of("c", "k"),
            List.of("z", "s"),
            List.of("ei", "ai"),
            List.of("é", "er"),
            List.of("d", "t"));

    /** Written as it was heard: one sound in another of its spellings, or a last letter that is not said. */
    private static String byEar(String name, Random random) {
        int from = random.nextInt(SOUNDS.size());
        var lower = name.toLowerCase(java.util.Locale.ROOT);
        for (int i = 0; i < SOUNDS.size(); i++) {
            var sound = SOUNDS.get((from + i) % SOUNDS.size());
            // a hard c only, and a d that nobody hears
            if (sound.getFirst().equals("c") && !lower.matches(".*c[aolru].*")) continue;
            if (sound.getFirst().equals("d") && !lower.endsWith("d")) continue;
            int at = sound.getFirst().equals("d") ? lower.length() - 1 : lower.indexOf(sound.getFirst());
            if (sound.getFirst().equals("c")) at = at(lower, "c[aolru]");
            if (at < 0) continue;
            return name.substring(0, at)
                    + sound.getLast()
                    + name.substring(at + sound.getFirst().length());
        }
        // a last letter that is not heard: left out, or put behind a vowel
        var end = name.charAt(name.length() - 1);
        if (end == 't' || end == 's') return name.substring(0, name.length() - 1);
        return "aiou".indexOf(end) >= 0 ? name + "t" : name;
    }

    private static int at(String text, String pattern) {
        var found = java.util.regex.Pattern.compile(pattern).matcher(text);
        return found.find() ? found.start() : -1;
    }

    /** One letter left out, doubled, changed, or swapped with the next; short names are typed well. */
    private static String mistyped(String name, Random random) {
        if (name.length() < 4) return name;
        int at = 1 + random.nextInt(name.length() - 2);
        var letter = name.substring(at, at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> name.substring(0, at) + name.substring(at + 1);
            case 1 -> name.substring(0, at) + letter + name.substring(at);
            case 2 -> name.substring(0, at) + (char) ('a' + random.nextInt(26)) + name.substring(at + 1);
            default -> name.substring(0, at) + name.charAt(at + 1) + letter + name.substring(at + 2);
        };
    }

    private static String plain(String name) {
        return FoldedText.unaccented(name).toUpperCase(java.util.Locale.ROOT);
    }

    static UUID id(Instant at, Random random) {
        long high = (at.toEpochMilli() << 16) | 0x7000 | (random.nextInt() & 0x0fff);
        return new UUID(high, (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L);
    }
}
