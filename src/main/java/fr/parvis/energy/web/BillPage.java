package fr.parvis.energy.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The unpaid bill of a case.
 *
 * @param standing where it stands; nothing before the facts are known
 * @param open whether the case may still be changed
 * @param values what the form holds
 * @param letter identifier of the letter that a press begins
 * @param notice what the form of the notice holds
 */
public record BillPage(
        String id,
        String personName,
        String asked,
        boolean open,
        @Nullable Standing standing,
        Map<String, String> values,
        Problems problems,
        String today,
        int version,
        String letter,
        List<Option> suppliers,
        Map<String, String> notice,
        Problems noticeProblems,
        @Nullable List<Finding> findings) {

    /** @param checkNote whether anything on the page is to be checked */
    public record Standing(
            String status,
            String statusKind,
            String lead,
            List<Line> lines,
            @Nullable Drawing drawing,
            List<String> protections,
            List<String> missing,
            List<String> next,
            @Nullable GainPart gain,
            String floor,
            List<String> sources,
            boolean checkNote) {}

    /** A day of the timeline. */
    public record Line(
            String number,
            String day,
            String title,
            boolean toCheck,
            String atWorst,
            List<String> doubts,
            String rules,
            String kind) {}

    /** What the attestation would change, side by side. */
    public record GainPart(String text, List<Row> rows) {}

    /** A day without and with the attestation. */
    public record Row(String title, String now, String told) {}

    /** A point to check in a notice. */
    public record Finding(String text, String rule) {}

    public String of(String field) {
        return values.getOrDefault(field, "");
    }

    public String ofNotice(String field) {
        return notice.getOrDefault(field, "");
    }
}
