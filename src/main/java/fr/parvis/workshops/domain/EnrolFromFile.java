// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.files.Spreadsheet;
import fr.parvis.files.table.DecodedText;
import fr.parvis.files.table.TextProblem;
import fr.parvis.files.table.TextTable;
import fr.parvis.values.FoldedText;
import fr.parvis.values.PhoneNumber;
import fr.parvis.values.Problem;
import fr.parvis.workshops.domain.EnrolByPartner.Sender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Enrolments that a partner makes by a CSV file, one line each: a reference, a telephone, how many persons. Lines that are right are enrolled; the others come
 * back with the reason. Other columns are not read, so that a name that stands there is kept nowhere.
 */
@Component
public class EnrolFromFile {
    public static final int MOST_LINES = 200;

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_COLUMNS = 40;
    private static final Set<String> REFERENCE = Set.of(
            "reference",
            "ref",
            "votre reference",
            "numero",
            "no",
            "n",
            "dossier",
            "numero de dossier",
            "identifiant",
            "id");
    private static final Set<String> PHONE = Set.of(
            "telephone", "tel", "mobile", "portable", "phone", "telephone de la personne", "numero de telephone");
    private static final Set<String> PERSONS =
            Set.of("personnes", "nombre", "nombre de personnes", "persons", "places", "nb", "nb personnes");

    /** Outcome of a file. */
    public sealed interface Outcome {
        /** Nobody was enrolled. */
        record Unreadable(Problem problem) implements Outcome {}

        /** @param columns the first line of the file */
        record Read(int enrolled, List<String> columns, List<Refused> refused) implements Outcome {}
    }

    /**
     * A line that was not taken.
     *
     * @param line in the file, from 1
     */
    public record Refused(int line, List<String> cells, Problem problem) {}

    private record Line(int number, List<String> cells, String reference, String phone, String persons) {}

    /**
     * A file on its way.
     *
     * @param id made with the form
     */
    private record Sending(UUID id, Sender by, UUID cycle) {}

    private final EnrolByPartner partners;

    EnrolFromFile(EnrolByPartner partners) {
        this.partners = partners;
    }

    /**
     * Enrols those of a file, each in a transaction of its own.
     *
     * @param id made with the form: the same form twice is one
     */
    public Outcome handle(UUID id, Sender by, UUID cycle, byte[] file) {
        if (file.length == 0) return unreadable("workshops.problem.file-empty");
        if (file.length > MOST_BYTES) return unreadable("workshops.problem.file-large", MOST_LINES);
        var columns = new ArrayList<String>();
        var lines = new ArrayList<Line>();
        try {
            var problem = read(file, columns, lines);
            if (problem.isPresent()) return new Outcome.Unreadable(problem.get());
        } catch (TextProblem e) {
            return unreadable("workshops.problem.file-broken", e.line());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var sending = new Sending(id, by, cycle);
        int enrolled = 0;
        var refused = new ArrayList<Refused>();
        var references = new HashSet<String>();
        for (var line : lines) {
            var problem = enrol(sending, line, references);
            if (problem == null) enrolled++;
            else refused.add(new Refused(line.number, line.cells, problem));
        }
        return new Outcome.Read(enrolled, columns, refused);
    }

    private @Nullable Problem enrol(Sending sending, Line line, Set<String> references) {
        int persons;
        try {
            persons = line.persons.isEmpty() ? 1 : Integer.parseInt(line.persons);
        } catch (NumberFormatException e) {
            return Problem.of("persons", "workshops.problem.number", 1, Enrolment.MOST_PERSONS);
        }
        var enrolment = UUID.nameUUIDFromBytes((sending.id + " " + line.number).getBytes(StandardCharsets.UTF_8));
        if (!line.reference.isEmpty()
                && (!references.add(line.reference)
                        || partners.knows(sending.by.partner(), sending.cycle, line.reference, enrolment)))
            return Problem.of("reference", "workshops.problem.reference-known");
        var asked = new EnrolOneself.Asked(enrolment, sending.cycle, persons, line.phone, Locale.FRENCH.getLanguage());
        return partners.enrol(sending.by, asked, line.reference)
                        instanceof fr.parvis.values.Outcome.Refused(var problems)
                ? problems.getFirst()
                : null;
    }

    private static Optional<Problem> read(byte[] file, List<String> columns, List<Line> lines)
            throws IOException, TextProblem {
        try (var text = new DecodedText(new ByteArrayInputStream(file))) {
            if (text.isBinary()) return problem("workshops.problem.file-text");
            try (var table = TextTable.open(text, EnrolFromFile::isColumn)) {
                if (!table.next()) return problem("workshops.problem.file-empty");
                columns.addAll(table.cells());
                int reference = place(columns, REFERENCE);
                int phone = place(columns, PHONE);
                int persons = place(columns, PERSONS);
                if (reference < 0 && phone < 0 || columns.size() > MOST_COLUMNS)
                    return problem("workshops.problem.file-columns");
                while (table.next()) {
                    var cells = table.cells();
                    if (cells.stream().allMatch(String::isBlank)) continue;
                    if (lines.size() == MOST_LINES) return problem("workshops.problem.file-long", MOST_LINES);
                    lines.add(new Line(
                            table.line(),
                            List.copyOf(cells),
                            cell(cells, reference),
                            PhoneNumber.normalize(cell(cells, phone)),
                            cell(cells, persons)));
                }
            }
        }
        return lines.isEmpty() ? problem("workshops.problem.file-empty") : Optional.empty();
    }

    private static Optional<Problem> problem(String key, Object... args) {
        return Optional.of(Problem.of("fichier", key, args));
    }

    private static Outcome unreadable(String key, Object... args) {
        return new Outcome.Unreadable(Problem.of("fichier", key, args));
    }

    private static boolean isColumn(String name) {
        var words = FoldedText.words(name);
        return REFERENCE.contains(words) || PHONE.contains(words) || PERSONS.contains(words);
    }

    private static int place(List<String> columns, Set<String> names) {
        for (int i = 0; i < columns.size(); i++) if (names.contains(FoldedText.words(columns.get(i)))) return i;
        return -1;
    }

    private static String cell(List<String> cells, int place) {
        return place < 0 || place >= cells.size()
                ? ""
                : Spreadsheet.unescapeFormula(cells.get(place).strip());
    }
}
