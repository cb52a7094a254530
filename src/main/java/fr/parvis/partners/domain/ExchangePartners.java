// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.files.Spreadsheet;
import fr.parvis.files.table.TextProblem;
import fr.parvis.files.table.TextTable;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The directory as a file, one line for each service: exported and imported. Good lines are imported, the others given back with
 * the reason in a column of their own, ready to be put right. A partner is known again by name and kind, a service by its names.
 */
@Component
public class ExchangePartners {
    private static final List<String> COLUMNS = List.of(
            "partenaire",
            "genre",
            "organisme",
            "lieux",
            "adresse",
            "telephone",
            "courriel",
            "site",
            "service",
            "contact",
            "fonction",
            "telephone_direct",
            "courriel_direct",
            "horaires",
            "marche_le_mieux",
            "a_savoir");

    private static final String PROBLEM = "probleme";
    private static final int MOST_LINES = 2000;

    /** Nothing is wrong: all of a line was in the directory before. */
    private static final Problem KNOWN = Problem.of("", "");

    private static final Unreadable NO_TABLE = new Unreadable(Problem.of("fichier", "partners.import.no-file"));

    /** Outcome of a file. */
    public sealed interface Import {}

    /**
     * A file whose good lines were taken.
     *
     * @param refused number of lines not taken
     * @param back these lines with their reasons, as a file; empty when all were taken
     */
    public record Taken(int added, int known, int refused, String back) implements Import {}

    /** A file that is no such table, or breaks off: nothing was taken. */
    public record Unreadable(Problem problem) implements Import {}

    private final KeepPartners keep;
    private final PartnerTable partners;
    private final Communes communes;

    ExchangePartners(KeepPartners keep, PartnerTable partners, Communes communes) {
        this.keep = keep;
        this.partners = partners;
        this.communes = communes;
    }

    // --- out

    /** All open ones that are the current association's or the network's. */
    @Transactional(readOnly = true)
    public String write() {
        var rows = new ArrayList<List<String>>();
        var services = partners.open();
        var all = new KeepPartners.Filter("", null, null, false);
        for (var partner : partners.list(all, Integer.MAX_VALUE, 0)) {
            var contacts = services.getOrDefault(partner.id(), List.of());
            if (contacts.isEmpty()) rows.add(row(partner, null));
            for (var contact : contacts) rows.add(row(partner, contact));
        }
        return text(COLUMNS, rows);
    }

    private List<String> row(Partner it, @Nullable ContactPoint at) {
        return Stream.of(
                        it.name(),
                        it.kind(),
                        it.operator(),
                        it.territory().equals("france") ? "" : String.join(", ", it.places()),
                        String.join(
                                " | ", at == null || at.postalLines().isEmpty() ? it.postalLines() : at.postalLines()),
                        it.phone(),
                        it.email(),
                        it.web(),
                        at == null ? "" : at.name(),
                        at == null ? "" : at.contact(),
                        at == null ? "" : at.role(),
                        at == null ? "" : at.phone(),
                        at == null ? "" : at.email(),
                        at == null ? "" : at.hours(),
                        at == null ? "" : at.bestBy(),
                        at == null ? "" : at.notes())
                .map(text -> Objects.requireNonNullElse(text, ""))
                .toList();
    }

    private static String text(List<String> columns, List<List<String>> rows) {
        var out = new StringWriter();
        try (var printer = new CSVPrinter(
                out, CSVFormat.RFC4180.builder().setDelimiter(';').get())) {
            printer.printRecord(columns);
            for (var row : rows) printer.printRecord(row.stream().map(Spreadsheet::escapeFormula));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    // --- in

    /**
     * Takes what is good, once the file is read to its end. Nothing when it is no such file: its first line must name the column
     * "partenaire".
     *
     * @param inWords wording of a reason in the file that is handed back
     */
    @Transactional
    public Import take(String file, Function<Problem, String> inWords) {
        var rows = new ArrayList<Map<String, String>>();
        try (var table =
                TextTable.open(new StringReader(file.replace("\uFEFF", "").strip()), ExchangePartners::isColumn)) {
            if (!table.next()) return NO_TABLE;
            var columns = table.cells().stream()
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .toList();
            if (!columns.contains("partenaire")) return NO_TABLE;
            while (table.next()) {
                var row = read(columns, table.cells());
                if (Stream.of("partenaire", "service")
                        .anyMatch(column -> !of(row, column).isEmpty())) rows.add(row);
            }
        } catch (TextProblem e) {
            return e.kind() == TextProblem.Kind.BROKEN
                    ? new Unreadable(Problem.of("fichier", "partners.import.broken", e.line()))
                    : NO_TABLE;
        } catch (IOException e) {
            return NO_TABLE;
        }
        return take(rows, inWords);
    }

    private Taken take(List<Map<String, String>> rows, Function<Problem, String> inWords) {
        int added = 0;
        int known = 0;
        int lines = 0;
        var back = new ArrayList<List<String>>();
        for (var row : rows) {
            var problem = ++lines > MOST_LINES ? Problem.of("", "partners.import.many", MOST_LINES) : take(row);
            if (problem == null) added++;
            else if (problem.equals(KNOWN)) known++;
            else
                back.add(Stream.concat(
                                COLUMNS.stream().map(column -> of(row, column)), Stream.of(said(problem, inWords)))
                        .toList());
        }
        return new Taken(
                added,
                known,
                back.size(),
                back.isEmpty()
                        ? ""
                        : text(
                                Stream.concat(COLUMNS.stream(), Stream.of(PROBLEM))
                                        .toList(),
                                back));
    }

    private static boolean isColumn(String name) {
        return COLUMNS.contains(name.strip().toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> read(List<String> columns, List<String> cells) {
        var row = new HashMap<String, String>();
        for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
            row.put(columns.get(i), Spreadsheet.unescapeFormula(cells.get(i).strip()));
        }
        return row;
    }

    private static String of(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static @Nullable String orNull(Map<String, String> row, String column) {
        var text = of(row, column);
        return text.isEmpty() ? null : text;
    }

    private static String said(Problem problem, Function<Problem, String> inWords) {
        return (problem.field().isEmpty() ? "" : problem.field() + " : ") + inWords.apply(problem);
    }

    /** @return null when it was added, {@link #KNOWN} when all of it was known, else why not */
    private @Nullable Problem take(Map<String, String> row) {
        var kind = of(row, "genre").isEmpty() ? "other" : of(row, "genre");
        var plain = PlainWords.fold(of(row, "partenaire"));
        var association = Asking.scope().association();
        var found = partners.findByName(plain, kind).orElse(null);
        var places = new ArrayList<String>();
        var problem = places(of(row, "lieux"), places);
        if (problem != null) return problem;
        boolean departments = !places.isEmpty() && places.stream().allMatch(place -> place.length() < 5);
        boolean fresh = found == null;
        var lines = Arrays.stream(of(row, "adresse").split("\\s*\\|\\s*"))
                .filter(line -> !line.isEmpty())
                .toList();
        UUID partner;
        if (found == null) {
            partner = Ids.next();
            var outcome = keep.save(
                    new Partner(
                            partner,
                            association,
                            of(row, "partenaire"),
                            kind,
                            orNull(row, "organisme"),
                            places.isEmpty() ? "france" : departments ? "departments" : "communes",
                            places,
                            lines,
                            orNull(row, "telephone"),
                            orNull(row, "courriel"),
                            orNull(row, "site"),
                            keep.today(),
                            Actor.account(),
                            null,
                            0),
                    true);
            var refused = why(outcome);
            if (refused != null) return refused;
        } else partner = found.id();
        if (of(row, "service").isEmpty()) return fresh ? null : KNOWN;
        boolean there = partners.of(partner).stream()
                .anyMatch(one -> PlainWords.fold(one.name()).equals(PlainWords.fold(of(row, "service")))
                        && PlainWords.fold(Objects.requireNonNullElse(one.contact(), ""))
                                .equals(PlainWords.fold(of(row, "contact"))));
        if (there) return KNOWN;
        return why(keep.save(
                new ContactPoint(
                        Ids.next(),
                        association,
                        partner,
                        of(row, "service"),
                        orNull(row, "contact"),
                        orNull(row, "fonction"),
                        orNull(row, "telephone_direct"),
                        orNull(row, "courriel_direct"),
                        orNull(row, "horaires"),
                        of(row, "marche_le_mieux"),
                        orNull(row, "a_savoir"),
                        fresh
                                ? List.of()
                                : lines.equals(partners.find(partner)
                                                .map(Partner::postalLines)
                                                .orElse(List.of()))
                                        ? List.of()
                                        : lines,
                        null,
                        keep.today(),
                        null,
                        0),
                true));
    }

    private static @Nullable Problem why(Outcome<UUID> outcome) {
        return switch (outcome) {
            case Outcome.Done(var _) -> null;
            case Outcome.Changed() -> Problem.of("", "partners.problem.changed");
            case Outcome.Refused(var refused) -> refused.getFirst();
        };
    }

    private @Nullable Problem places(String told, List<String> places) {
        for (var one : told.split("\\s*[,|]\\s*")) {
            if (one.isEmpty()) continue;
            if (one.matches("\\d{2}|2[AB]|97\\d")) {
                places.add(one);
                continue;
            }
            var known = communes.find(one);
            if (known.isPresent()) {
                places.add(known.get().insee());
                continue;
            }
            var understood =
                    communes.understand(one).stream().map(Commune::insee).toList();
            if (understood.size() != 1)
                return Problem.of(
                        "", understood.isEmpty() ? "partners.problem.commune" : "partners.problem.commune-many", one);
            places.add(understood.getFirst());
        }
        return null;
    }
}
