// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import fr.parvis.cases.domain.Template;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Steps of a template as lines of text: {@code Déposer le dossier | 2 mois | décret …, article 3 | 24/11/2026}, and
 * behind them the code of a step that has one. */
final class TemplateLines {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final Pattern DELAY = Pattern.compile("(\\d{1,3})\\s*(jours?|mois|days?|months?)");

    private TemplateLines() {}

    static String of(List<Template.Step> steps) {
        var lines = new ArrayList<String>();
        for (var step : steps) {
            var delay = step.delay();
            var readOn = step.readOn();
            lines.add(
                    delay == null && step.code() == null
                            ? step.text()
                            : step.text() + " | " + (delay == null ? "" : said(delay)) + " | "
                                    + Objects.requireNonNullElse(step.source(), "") + " | "
                                    + (readOn == null ? "" : DAY.format(readOn))
                                    + (step.code() == null ? "" : " | " + step.code()));
        }
        return String.join("\n", lines);
    }

    private static String said(Period delay) {
        return delay.getMonths() > 0 ? delay.getMonths() + " mois" : delay.getDays() + " jours";
    }

    static List<Template.Step> read(String text, Problems problems) {
        var steps = new ArrayList<Template.Step>();
        int number = 0;
        for (var line : text.split("\\R")) {
            if (line.isBlank()) continue;
            number++;
            var parts = line.split("\\|", -1);
            var delay = parts.length > 1 && !parts[1].isBlank() ? delay(parts[1].strip()) : null;
            if (parts.length > 1 && !parts[1].isBlank() && delay == null)
                problems.add("steps", Words.t("cases.problem.line-delay", number));
            var readOn = parts.length > 3 ? FormFields.day(parts[3]) : null;
            steps.add(new Template.Step(
                    parts[0].strip(),
                    delay,
                    parts.length > 2 ? parts[2].strip() : null,
                    readOn,
                    parts.length > 4 && !parts[4].isBlank() ? parts[4].strip() : null));
        }
        return steps;
    }

    private static @Nullable Period delay(String text) {
        var found = DELAY.matcher(text);
        if (!found.matches()) return null;
        int count = Integer.parseInt(found.group(1));
        return found.group(2).startsWith("m") ? Period.ofMonths(count) : Period.ofDays(count);
    }
}
