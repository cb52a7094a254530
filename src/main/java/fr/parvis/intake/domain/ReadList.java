// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.ListField;
import fr.parvis.arrangements.ListsSettings;
import fr.parvis.files.Spreadsheet;
import fr.parvis.intake.StoredReason;
import fr.parvis.intake.domain.ListValues.Wrong;
import fr.parvis.intake.domain.reading.FileFault;
import fr.parvis.intake.domain.reading.FileProblem;
import fr.parvis.intake.domain.reading.FileRows;
import fr.parvis.intake.domain.reading.Unreadable;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.outreach.Household;
import fr.parvis.outreach.ListCell;
import fr.parvis.outreach.ListLine;
import fr.parvis.values.FoldedText;
import fr.parvis.values.RowProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads a partner's file: which column holds what, which lines can be taken, what is wrong with the others. Keeps nothing. */
@Component
public class ReadList {

    /** Titles that some systems write above the headings. */
    private static final int LINES_BEFORE = 10;

    private final Communes communes;
    private final LocalDays localDays;
    private final int mostLines;
    private final long mostBytes;

    ReadList(Communes communes, LocalDays localDays, ListsSettings settings) {
        this.communes = communes;
        this.localDays = localDays;
        this.mostLines = settings.lines();
        this.mostBytes = settings.bytes();
    }

    /** Bytes of a file at most. */
    public long mostBytes() {
        return mostBytes;
    }

    public int mostLines() {
        return mostLines;
    }

    /** Answer to a file that is too heavy, with the limit in megabytes. */
    public Reading.NotReadable tooHeavy() {
        return new Reading.NotReadable(FileProblem.of(FileFault.TOO_HEAVY, mostBytes / 1_000_000));
    }

    /**
     * Reads a file.
     *
     * @return {@link Reading.Lines} also when no column was understood: one may say which is which
     */
    @Transactional(readOnly = true)
    public Reading handle(Arrangement arrangement, byte[] file) {
        if (file.length > mostBytes) return tooHeavy();
        var lines = new LinesOf(arrangement);
        try {
            FileRows.read(file, mostLines + 1, lines);
            return lines.finish();
        } catch (Unreadable e) {
            return new Reading.NotReadable(e.problem());
        }
    }

    LocalDate today() {
        return localDays.today();
    }

    /** One file on its way. */
    private final class LinesOf implements FileRows.Taker {
        private record Row(int line, List<String> cells) {}

        private final Arrangement arrangement;
        private final LocalDate today = today();
        private final List<Row> first = new ArrayList<>();
        private final List<ListLine> good = new ArrayList<>();
        private final List<Reading.Refused> refused = new ArrayList<>();
        private final Map<String, String> examples = new HashMap<>();
        private final Map<String, Integer> references = new HashMap<>();
        private final Map<String, List<Commune>> places = new HashMap<>();
        private List<String> headings = List.of();
        private Map<ListField, Integer> columns = Map.of();
        private boolean begun;

        LinesOf(Arrangement arrangement) {
            this.arrangement = arrangement;
        }

        @Override
        public void take(int line, List<String> given) {
            var cells = given.stream().map(Spreadsheet::unescapeFormula).toList();
            if (begun) {
                data(line, cells);
                return;
            }
            first.add(new Row(line, cells));
            if (first.size() == LINES_BEFORE) begin();
        }

        Reading finish() throws Unreadable {
            if (!begun) begin();
            if (good.isEmpty() && refused.isEmpty()) throw new Unreadable(FileFault.NO_LINE);
            var mapping = new EnumMap<ListField, String>(ListField.class);
            columns.forEach((field, column) -> mapping.put(field, headings.get(column)));
            var read = new HashSet<>(columns.values());
            var notKept = new ArrayList<String>();
            for (int i = 0; i < headings.size(); i++)
                if (!read.contains(i) && !headings.get(i).isBlank() && !HeadingRule.isOurs(headings.get(i)))
                    notKept.add(headings.get(i));
            return new Reading.Lines(
                    headings.stream().filter(heading -> !heading.isBlank()).toList(),
                    examples,
                    mapping,
                    notKept,
                    good,
                    refused);
        }

        /** The headings are the first line that names the most fields; without any, the first line. */
        private void begin() {
            begun = true;
            int at = 0;
            int most = 0;
            for (int i = 0; i < first.size(); i++) {
                int known = HeadingRule.known(first.get(i).cells(), arrangement);
                if (known > most) {
                    most = known;
                    at = i;
                }
            }
            headings = HeadingRule.distinct(first.get(at).cells());
            columns = HeadingRule.columns(headings, arrangement);
            for (var row : first.subList(at + 1, first.size())) data(row.line(), row.cells());
            first.clear();
        }

        private void data(int line, List<String> cells) {
            if (examples.size() < headings.size())
                for (int i = 0; i < Math.min(headings.size(), cells.size()); i++)
                    if (!cells.get(i).isBlank()) examples.putIfAbsent(headings.get(i), RowProblem.shown(cells.get(i)));
            if (columns.isEmpty()) {
                refused.add(new Reading.Refused(line, Map.of(), List.of(error(line, null, "", "unknown-columns"))));
                return;
            }
            if (cells.stream().skip(headings.size()).anyMatch(cell -> !cell.isBlank())) {
                // every value may stand in the wrong column: what else is wrong would mislead
                refuse(line, cells, List.of(error(line, null, "", "shifted")));
                return;
            }
            var read = new LineOf(line, cells);
            var found = read.read();
            if (found == null) refuse(line, cells, read.errors);
            else good.add(found);
        }

        private void refuse(int line, List<String> cells, List<RowProblem> errors) {
            var kept = new LinkedHashMap<String, String>();
            columns.values().stream()
                    .sorted()
                    .forEach(column -> kept.put(headings.get(column), column < cells.size() ? cells.get(column) : ""));
            refused.add(new Reading.Refused(line, kept, errors));
        }

        private RowProblem error(int line, @Nullable ListField field, String value, String stored) {
            var column = field == null ? null : columns.get(field);
            return StoredReason.problem(
                    line,
                    field == null ? "" : field.code(),
                    column == null ? "" : headings.get(column),
                    RowProblem.shown(value),
                    stored);
        }

        /** One line on its way. */
        private final class LineOf {
            private final int line;
            private final List<String> cells;
            private final List<RowProblem> errors = new ArrayList<>();

            LineOf(int line, List<String> cells) {
                this.line = line;
                this.cells = cells;
            }

            private interface Check<T> {
                T of(String cell) throws Wrong;
            }

            private <T> @Nullable T value(ListField field, Check<T> check) {
                var column = columns.get(field);
                if (column == null || column >= cells.size()) return null;
                var cell = cells.get(column);
                if (ListCell.isNothing(cell) && !(field.isName() && ListValues.isSurname(cell))) return null;
                try {
                    return check.of(cell);
                } catch (Wrong e) {
                    errors.add(error(line, field, cell, e.reason));
                    return null;
                }
            }

            private @Nullable LocalDate date(ListField field) {
                return value(field, cell -> ListValues.date(cell, today));
            }

            /** Date of something past: one after today is refused. */
            private @Nullable LocalDate past(ListField field, String reason) {
                return value(field, cell -> {
                    var date = ListValues.date(cell, today);
                    if (date.isAfter(today)) throw new Wrong(reason);
                    return date;
                });
            }

            private @Nullable String text(ListField field, int longest) {
                return value(field, cell -> ListValues.text(cell, longest));
            }

            private void missing(ListField field, String reason) {
                if (errors.stream().noneMatch(error -> error.problem().field().equals(field.code())))
                    errors.add(error(line, field, "", reason));
            }

            @Nullable
            ListLine read() {
                var reference = text(ListField.REFERENCE, 60);
                if (reference == null) missing(ListField.REFERENCE, "no-reference");
                else reference(reference);
                var given = Objects.requireNonNullElse(text(ListField.GIVEN, 80), "");
                var family = text(ListField.FAMILY, 80);
                var whole = text(ListField.NAME, 120);
                var name = family != null ? family : whole;
                if (name == null && has(List.of(ListField.FAMILY, ListField.NAME)))
                    missing(columns.containsKey(ListField.FAMILY) ? ListField.FAMILY : ListField.NAME, "no-name");
                var phones = new LinkedHashSet<String>();
                for (var field : ListField.values())
                    if (field.isPhone()) {
                        var found = value(field, ListValues::phones);
                        if (found != null) phones.addAll(found);
                    }
                var mail = value(ListField.MAIL, ListValues::mail);
                var street = text(ListField.STREET, 160);
                var complement = text(ListField.COMPLEMENT, 120);
                var postcode = value(ListField.POSTCODE, ListValues::postcode);
                var town = text(ListField.TOWN, 80);
                var commune = commune(postcode, town);
                var cents = value(ListField.AMOUNT, ListValues::cents);
                var issued = past(ListField.ISSUED_ON, "bill-ahead");
                var payable = date(ListField.PAYABLE_BY);
                if (issued != null && payable != null && payable.isBefore(issued))
                    errors.add(error(line, ListField.PAYABLE_BY, cell(ListField.PAYABLE_BY), "payable-before"));
                var letter = past(ListField.LAST_LETTER_ON, "letter-ahead");
                var planned = value(ListField.PLANNED, ListValues::planned);
                var plannedOn = date(ListField.PLANNED_ON);
                var meter = value(ListField.METER, ListValues::meter);
                var kva = value(ListField.POWER, ListValues::kva);
                var mainHome = value(ListField.MAIN_HOME, ListValues::mainHome);
                var cheque = value(ListField.CHEQUE, ListValues::cheque);
                var language = value(ListField.LANGUAGE, ListValues::language);
                boolean reached = !phones.isEmpty() || mail != null || street != null;
                if (errors.isEmpty() && !reached && has(ListField.WAYS)) errors.add(error(line, null, "", "no-way"));
                if (!errors.isEmpty()) return null;
                return new ListLine(
                        line,
                        new Household(
                                Objects.requireNonNull(reference),
                                family == null ? "" : given,
                                name == null ? "" : family == null && !given.isEmpty() ? given + " " + name : name,
                                List.copyOf(phones),
                                mail == null ? List.of() : List.of(mail),
                                street,
                                complement,
                                postcode,
                                town,
                                null,
                                null),
                        commune,
                        language,
                        cents,
                        issued,
                        payable,
                        letter,
                        planned,
                        plannedOn,
                        meter == null ? "unknown" : meter,
                        kva,
                        mainHome == null ? "unknown" : mainHome,
                        cheque == null ? "unknown" : cheque);
            }

            private String cell(ListField field) {
                var column = columns.get(field);
                return column == null || column >= cells.size() ? "" : cells.get(column);
            }

            private boolean has(List<ListField> fields) {
                return fields.stream().anyMatch(columns::containsKey);
            }

            private void reference(String reference) {
                var earlier = references.putIfAbsent(Household.comparable(reference), line);
                if (earlier != null) errors.add(error(line, ListField.REFERENCE, reference, "twice:" + earlier));
            }

            /** By its code; else by postcode and name, which are clear together in nearly all of France. */
            private @Nullable String commune(@Nullable String postcode, @Nullable String town) {
                var insee = value(ListField.INSEE, cell -> {
                    var code = ListValues.insee(cell);
                    if (known(code).isEmpty()) throw new Wrong("insee-unknown");
                    return code;
                });
                if (insee != null) return insee;
                if (postcode == null) return town == null ? null : clear(town);
                var served = places.computeIfAbsent(postcode, communes::findByPostcode);
                if (town != null) {
                    var plain = plain(town);
                    for (var one : served) if (plain(one.name()).equals(plain)) return one.insee();
                }
                if (served.size() == 1) return served.getFirst().insee();
                var clear = town == null ? null : clear(postcode + " " + town);
                if (clear != null) return clear;
                // of a postcode that only sorts mail (CEDEX) the name and the department may still tell
                if (served.isEmpty()) {
                    var near = town == null ? null : clear(town + " (" + department(postcode) + ")");
                    if (near == null) errors.add(error(line, ListField.POSTCODE, postcode, "postcode-unknown"));
                    return near;
                }
                return null;
            }

            private List<Commune> known(String insee) {
                return places.computeIfAbsent(
                        "insee " + insee, _ -> communes.find(insee).stream().toList());
            }

            private @Nullable String clear(String text) {
                var found = places.computeIfAbsent("text " + text, _ -> communes.understand(text));
                return found.size() == 1 ? found.getFirst().insee() : null;
            }

            private static String plain(String name) {
                return FoldedText.wordsInAnyScript(name)
                        .replaceAll("\\bst\\b", "saint")
                        .replaceAll("\\bste\\b", "sainte")
                        .replaceAll(" cedex.*", "");
            }

            private static String department(String postcode) {
                return postcode.startsWith("97") || postcode.startsWith("98")
                        ? postcode.substring(0, 3)
                        : postcode.substring(0, 2);
            }
        }
    }
}
