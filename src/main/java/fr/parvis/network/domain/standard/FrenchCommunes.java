// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.standard;

import fr.parvis.values.FoldedText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The communes of France that the application carries, kept in memory and found by code or by postcode and name. */
public final class FrenchCommunes implements CommuneLookup {

    private static final Pattern CEDEX = Pattern.compile("\\bcedex\\b.*$");
    private static final Pattern SAINT = Pattern.compile("\\bst(e?)\\b");
    private static final Pattern ARTICLE = Pattern.compile("^(?:le|la|les|l) ");
    private static final Pattern DISTRICT =
            Pattern.compile("^(paris|lyon|marseille) 0?(\\d{1,2}) ?(?:er|e|eme|ieme)?(?: arrondissement)?$");
    private static final Pattern PIECES = Pattern.compile("\\s[-–]\\s|[(),/]");

    private final Map<String, Commune> communes = new LinkedHashMap<>();
    private final Map<String, Department> departments = new LinkedHashMap<>();
    private final Map<String, String> wholeOfFormer = new HashMap<>();
    private final Map<String, List<Name>> byPostcode = new HashMap<>();
    private final Map<String, List<Name>> byDepartment = new HashMap<>();

    private FrenchCommunes() {}

    /** Reads the three files that the application carries, about a quarter of a second. */
    public static FrenchCommunes load() {
        FrenchCommunes all = new FrenchCommunes();
        each("communes.csv", row -> all.add(commune(row)));
        each("former-communes.csv", row -> all.addFormer(row.get("insee"), row.get("name"), row.get("commune")));
        each("departments.csv", row -> all.addDepartment(department(row)));
        return all;
    }

    public Collection<Commune> listCommunes() {
        return Collections.unmodifiableCollection(communes.values());
    }

    public Collection<Department> listDepartments() {
        return Collections.unmodifiableCollection(departments.values());
    }

    public Optional<Department> findDepartment(String code) {
        return Optional.ofNullable(departments.get(code));
    }

    /** The commune of today with this code, or that a former commune with this code has joined. */
    public Optional<Commune> find(String insee) {
        Commune commune = communes.get(insee);
        String whole = wholeOfFormer.get(insee);
        return Optional.ofNullable(commune != null || whole == null ? commune : communes.get(whole));
    }

    @Override
    public Optional<Found> findByInsee(String insee) {
        return find(insee).map(commune -> found(commune, true));
    }

    @Override
    public Optional<Found> findByPostcodeAndName(String postcode, String name) {
        List<Name> near = byPostcode.getOrDefault(postcode, List.of());
        String wanted = plain(name);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        String tight = wanted.replace(" ", "");
        List<String> pieces = PIECES.splitAsStream(name)
                .map(FrenchCommunes::plain)
                .filter(piece -> piece.length() > 2)
                .toList();
        return one(near, n -> n.tight().equals(tight), true)
                .or(() -> one(near, n -> pieces.contains(n.plain()), false))
                .or(() -> one(near, n -> begins(n.plain(), wanted) || begins(wanted, n.plain()), false))
                .or(() -> one(near, n -> misspelt(n.tight(), tight), false))
                .or(() -> one(inDepartment(postcode), n -> n.tight().equals(tight), false));
    }

    private List<Name> inDepartment(String postcode) {
        if (postcode.length() < 3) {
            return List.of();
        }
        String two = postcode.substring(0, 2);
        if (two.equals("20")) {
            List<Name> corsica = new ArrayList<>(byDepartment.getOrDefault("2A", List.of()));
            corsica.addAll(byDepartment.getOrDefault("2B", List.of()));
            return corsica;
        }
        boolean overseas = two.equals("97") || two.equals("98");
        return byDepartment.getOrDefault(overseas ? postcode.substring(0, 3) : two, List.of());
    }

    /** The commune that fits, if there is only one. */
    private Optional<Found> one(List<Name> names, Predicate<Name> fits, boolean certain) {
        Set<String> codes = names.stream().filter(fits).map(Name::insee).collect(Collectors.toSet());
        if (codes.size() != 1) {
            return Optional.empty();
        }
        Commune commune = communes.get(codes.iterator().next());
        return Optional.ofNullable(commune).map(it -> found(it, certain));
    }

    private static Found found(Commune commune, boolean certain) {
        return new Found(commune.insee(), commune.name(), certain, commune.latitude(), commune.longitude());
    }

    /** "chamonix mont blanc" begins as "chamonix" does; "saint" alone begins too many. */
    private static boolean begins(String name, String start) {
        return start.length() > 3 && !start.equals("saint") && !start.equals("sainte") && name.startsWith(start + " ");
    }

    private static boolean misspelt(String one, String other) {
        int allowed = Math.min(one.length(), other.length()) >= 9 ? 2 : 1;
        return Math.min(one.length(), other.length()) >= 5
                && Math.abs(one.length() - other.length()) <= allowed
                && distance(one, other) <= allowed;
    }

    /** Number of letters to change, add or take away to go from one word to the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        int[] current = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int swap = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(swap, 1 + Math.min(previous[j], current[j - 1]));
            }
            int[] spare = previous;
            previous = current;
            current = spare;
        }
        return previous[other.length()];
    }

    private static String plain(String name) {
        String bare = CEDEX.matcher(FoldedText.words(name)).replaceAll("").strip();
        Matcher district = DISTRICT.matcher(bare);
        if (district.matches()) {
            return district.group(1) + " " + Integer.parseInt(district.group(2));
        }
        return ARTICLE.matcher(SAINT.matcher(bare).replaceAll("saint$1")).replaceFirst("");
    }

    private void add(Commune commune) {
        communes.put(commune.insee(), commune);
        index(commune, commune.name());
    }

    private void addFormer(String insee, String name, String whole) {
        wholeOfFormer.put(insee, whole);
        Commune commune = communes.get(whole);
        if (commune != null) {
            index(commune, name);
        }
    }

    private void addDepartment(Department department) {
        departments.put(department.code(), department);
    }

    private void index(Commune commune, String name) {
        String plain = plain(name);
        Name entry = new Name(plain, plain.replace(" ", ""), commune.insee());
        commune.postcodes()
                .forEach(postcode -> byPostcode
                        .computeIfAbsent(postcode, p -> new ArrayList<>(4))
                        .add(entry));
        byDepartment
                .computeIfAbsent(commune.department(), d -> new ArrayList<>())
                .add(entry);
    }

    private static Commune commune(CSVRecord row) {
        String postcodes = row.get("postcodes");
        // an estimate may be farther from the commune than a position that is right
        boolean placed = !row.get("latitude").isEmpty() && row.get("estimated").isEmpty();
        return new Commune(
                row.get("insee"),
                row.get("name"),
                row.get("department"),
                row.get("region"),
                postcodes.isEmpty() ? List.of() : List.of(postcodes.split("\\|")),
                row.get("population").isEmpty() ? null : Integer.valueOf(row.get("population")),
                placed ? Double.valueOf(row.get("latitude")) : null,
                placed ? Double.valueOf(row.get("longitude")) : null);
    }

    private static Department department(CSVRecord row) {
        return new Department(
                row.get("code"),
                row.get("name"),
                row.get("region"),
                row.get("region_name"),
                ZoneId.of(row.get("time_zone")));
    }

    private static void each(String file, Consumer<CSVRecord> row) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream in = FrenchCommunes.class.getResourceAsStream("/data/" + file)) {
            if (in == null) {
                throw new IllegalStateException("data/" + file + " is not in the application");
            }
            Reader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            try (CSVParser parser = CSVParser.parse(reader, format)) {
                parser.forEach(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A commune, or a municipal district of Paris, Lyon or Marseille.
     *
     * @param population people who live there, null for the southern territories
     * @param latitude degrees, null when unknown
     */
    public record Commune(
            String insee,
            String name,
            String department,
            String region,
            List<String> postcodes,
            @Nullable Integer population,
            @Nullable Double latitude,
            @Nullable Double longitude) {}

    /** A department or an overseas territory. */
    public record Department(String code, String name, String region, String regionName, ZoneId zone) {}

    /** A name, of today or of before, under which a commune is looked for. */
    private record Name(String plain, String tight, String insee) {}
}
