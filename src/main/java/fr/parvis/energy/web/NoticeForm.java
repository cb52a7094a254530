// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.energy.domain.clock.Answer;
import fr.parvis.energy.domain.clock.Notice;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Form of a supplier's notice, and the result of its check.
 *
 * @param findings points to check; null before it was compared
 */
public record NoticeForm(
        Map<String, String> values,
        Problems problems,
        @Nullable List<BillPage.Finding> findings) {
    /** Its fields, which a press on a letter hands on. */
    public static final List<String> FIELDS =
            List.of("noticeKind", "noticeDated", "noticeFor", "noticeKva", "noticeTruce", "noticeServices");

    static NoticeForm blank() {
        return new NoticeForm(Map.of(), new Problems(), null);
    }

    public String of(String field) {
        return values.getOrDefault(field, "");
    }

    public String of(String field, String otherwise) {
        return of(field).isEmpty() ? otherwise : of(field);
    }

    /** @return null when something cannot be, which {@code problems} names */
    static @Nullable Notice read(Map<String, String> sent, LocalDate today, Problems problems) {
        var dated = CalendarYears.dayOrNone(sent.get("noticeDated"), "noticeDated", problems);
        var announced = CalendarYears.dayOrNone(sent.get("noticeFor"), "noticeFor", problems);
        if (dated != null && dated.isAfter(today)) problems.add("noticeDated", Words.t("energy.problem.future"));
        if (announced != null && announced.isAfter(today.plusYears(2)))
            problems.add("noticeFor", Words.t("energy.problem.far-ahead"));
        if (dated != null && announced != null && announced.isBefore(dated))
            problems.add("noticeFor", Words.t("energy.problem.before-notice"));
        Integer left = null;
        var kva = FormFields.text(sent, "noticeKva");
        if (!kva.isEmpty()) {
            left = FormFields.number(kva);
            if (left == null) problems.add("noticeKva", Words.t("energy.problem.number"));
        }
        if (!problems.isEmpty()) return null;
        return new Notice(
                !sent.getOrDefault("noticeKind", "cut").equals("reduction"),
                dated,
                announced,
                left,
                answer(sent, "noticeTruce"),
                answer(sent, "noticeServices"));
    }

    private static Answer answer(Map<String, String> sent, String field) {
        return FormFields.one(Answer.class, FormFields.text(sent, field), Answer.UNKNOWN);
    }
}
