// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Problems;
import fr.parvis.values.Ids;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Values typed into a form, also when it is wrong; read field by field, and with what is wrong with them. */
public final class RoundForm {
    private final Map<String, List<String>> values;
    private final Problems problems = new Problems();

    private RoundForm(Map<String, List<String>> values) {
        this.values = values;
    }

    static RoundForm of(MultiValueMap<String, String> sent) {
        return new RoundForm(new HashMap<>(sent));
    }

    /** Fields of one value each, given as name and value in turn. */
    static RoundForm with(String... fields) {
        var values = new HashMap<String, List<String>>();
        for (int i = 0; i < fields.length; i += 2) values.put(fields[i], List.of(fields[i + 1]));
        return new RoundForm(values);
    }

    RoundForm and(String field, List<String> several) {
        var more = new HashMap<>(values);
        more.put(field, several);
        return new RoundForm(more);
    }

    public Problems problems() {
        return problems;
    }

    public String of(String field) {
        return values.getOrDefault(field, List.of()).stream()
                .findFirst()
                .orElse("")
                .strip();
    }

    public List<String> all(String field) {
        return values.getOrDefault(field, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    public boolean is(String field) {
        return of(field).equals("true");
    }

    @Nullable
    String text(String field) {
        return of(field).isEmpty() ? null : of(field);
    }

    UUID idOrNew(String field) {
        return FormFields.idOrNew(of(field));
    }

    /** Identifiers; what is none stands for nobody, so that the rules refuse it. */
    List<UUID> ids(String field) {
        return all(field).stream()
                .map(FormFields::id)
                .map(id -> id == null ? Ids.NIL : id)
                .toList();
    }

    @Nullable
    LocalDate day(String field, boolean needed) {
        return needed
                ? CalendarYears.day(of(field), field, problems)
                : CalendarYears.dayOrNone(of(field), field, problems);
    }

    @Nullable
    LocalTime time(String field) {
        var time = FormFields.time(of(field));
        if (time == null) problems.add(field, t("rounds.problem.time"));
        return time;
    }

    int number(String field) {
        if (of(field).matches("\\d{1,6}")) return Integer.parseInt(of(field));
        if (!of(field).isEmpty()) problems.add(field, t("rounds.problem.number"));
        return 0;
    }

    @Nullable
    Double decimal(String field) {
        var text = of(field).replace(',', '.');
        if (text.isEmpty()) return null;
        if (text.matches("-?\\d{1,3}(\\.\\d{1,12})?")) return Double.valueOf(text);
        problems.add(field, t("rounds.problem.decimal"));
        return null;
    }

    int version() {
        return FormFields.number(of("version"), 0);
    }

    static String first(List<Problem> found) {
        return t(found.getFirst());
    }
}
