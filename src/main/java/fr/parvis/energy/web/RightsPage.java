package fr.parvis.energy.web;

import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Possible rights of a household, and a plan to pay; nothing of it is kept. */
public record RightsPage(
        String id,
        String personName,
        String asked,
        String today,
        Map<String, String> sent,
        Problems chequeProblems,
        @Nullable Cheque cheque,
        Problems planProblems,
        @Nullable Plan plan,
        List<String> doors) {

    /** What the grid of the chèque énergie says. */
    public record Cheque(String text, String units, String source, List<String> how) {}

    /** A plan, payment by payment. */
    public record Plan(String text, String remains, List<Row> rows) {}

    /** One payment. */
    public record Row(String day, String amount) {}

    public String of(String field) {
        return sent.getOrDefault(field, "");
    }
}
