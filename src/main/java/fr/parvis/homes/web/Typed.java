package fr.parvis.homes.web;

import fr.parvis.homes.domain.Problem;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads what forms send; what cannot be read is nothing, and the rules say so. */
final class Typed {
    private Typed() {}

    static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static @Nullable LocalDate day(Map<String, String> sent, String field) {
        try {
            return LocalDate.parse(sent.getOrDefault(field, "").strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static int version(Map<String, String> sent) {
        try {
            return Integer.parseInt(sent.getOrDefault("basedOn", "0"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    static String text(MultiValueMap<String, String> sent, String field) {
        var text = sent.getFirst(field);
        return text == null ? "" : text.replace("\r\n", "\n");
    }

    static void add(Problems problems, List<Problem> refused) {
        for (var problem : refused)
            problems.add(problem.field(), Words.t(problem.key(), problem.args().toArray()));
    }

    /** Whether something was only warned of: who writes may keep it knowingly. */
    static boolean warned(List<Problem> refused) {
        return refused.stream().anyMatch(problem -> problem.key().startsWith("people.problem.sensitive."));
    }
}
