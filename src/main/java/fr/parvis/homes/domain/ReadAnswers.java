// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import fr.parvis.people.PeopleProblems;
import fr.parvis.people.SensitiveText;
import fr.parvis.shell.FormFields;
import fr.parvis.values.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what was typed for some questions, and says what cannot be kept of it; what was not asked is passed over. */
final class ReadAnswers {
    static final int LONGEST_NOTE = 500;
    static final String NOTE = "note";
    private static final int LONGEST_CODE = 60;

    private final LocalDate visit;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, List<String>> answers = new LinkedHashMap<>();

    /** Answers that were read, or why they were not. */
    record Result(Answers answers, List<Problem> problems) {}

    private ReadAnswers(LocalDate visit) {
        this.visit = visit;
    }

    /** @param visit day of the visit: what is planned lies after it */
    static Result of(List<Question> questions, Map<String, List<String>> sent, LocalDate visit) {
        var reading = new ReadAnswers(visit);
        for (var question : questions) {
            var typed = sent.getOrDefault(question.key(), List.of()).stream()
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .toList();
            if (!typed.isEmpty()) reading.read(question, typed);
        }
        return new Result(new Answers(reading.answers), reading.problems);
    }

    /** @param knowing whether who writes says that the warnings were seen */
    static List<Problem> note(String text, boolean knowing) {
        var problems = new ArrayList<Problem>();
        if (text.length() > LONGEST_NOTE) problems.add(PeopleProblems.tooLong(NOTE, LONGEST_NOTE));
        problems.addAll(SensitiveText.problems(NOTE, text, knowing));
        return problems;
    }

    private void read(Question question, List<String> typed) {
        switch (question.kind()) {
            case ONE -> choices(question, typed.subList(0, 1));
            case SEVERAL -> {
                if (typed.contains(Question.NONE) && typed.size() > 1) refuse(question, "homes.problem.none-and-more");
                else choices(question, typed);
            }
            case NUMBER -> number(question, typed.getFirst());
            case DAY -> day(question, typed.getFirst());
        }
    }

    private void choices(Question question, List<String> typed) {
        for (var code : typed)
            if (!question.choices().contains(code)) {
                refuse(question, "homes.problem.choice", cut(code));
                return;
            }
        answers.put(question.key(), typed);
    }

    private void number(Question question, String typed) {
        var text = typed.replaceAll("[\\s\\u00a0\\u202f]", "")
                .replace(',', '.')
                .replace('\u2212', '-')
                .replaceFirst("(?i)(°C|°|m²|m2|kWh|kVA|€|L)$", "");
        if (!text.matches("[+-]?\\d{1,7}(\\.\\d{1,4})?")) {
            refuse(question, "homes.problem.number", cut(typed));
            return;
        }
        var value = new BigDecimal(text);
        if (value.compareTo(BigDecimal.valueOf(question.least())) < 0
                || value.compareTo(BigDecimal.valueOf(question.most())) > 0) {
            refuse(question, "homes.problem.range", question.least(), question.most(), question.unit(), cut(typed));
            return;
        }
        if (value.stripTrailingZeros().scale() > question.decimals()) {
            refuse(question, question.decimals() == 0 ? "homes.problem.whole" : "homes.problem.decimals", cut(typed));
            return;
        }
        answers.put(question.key(), List.of(value.stripTrailingZeros().toPlainString()));
    }

    private void day(Question question, String typed) {
        var day = FormFields.day(typed);
        if (day == null) refuse(question, "homes.problem.day");
        else if (!day.isAfter(visit)) refuse(question, "homes.problem.second-before", visit);
        else if (day.isAfter(visit.plusYears(2))) refuse(question, "homes.problem.second-far");
        else answers.put(question.key(), List.of(day.toString()));
    }

    private void refuse(Question question, String key, Object... args) {
        problems.add(Problem.of(question.key(), key, args));
    }

    private static String cut(String text) {
        return text.length() > LONGEST_CODE ? text.substring(0, LONGEST_CODE) + "…" : text;
    }
}
