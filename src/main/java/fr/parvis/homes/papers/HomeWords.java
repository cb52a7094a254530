// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.papers;

import fr.parvis.homes.domain.Answers;
import fr.parvis.homes.domain.FollowUpQuestions;
import fr.parvis.homes.domain.Measures;
import fr.parvis.homes.domain.Question;
import fr.parvis.homes.domain.Sharing;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Questions and answers in the words of the page's language. */
@Component
public class HomeWords {

    /** An answer as it is read: "Chauffage" and "Électrique". */
    public record Said(String key, String question, String answer) {}

    private final Nomenclature nomenclature;
    private final Measures measures;

    HomeWords(Nomenclature nomenclature, Measures measures) {
        this.nomenclature = nomenclature;
        this.measures = measures;
    }

    public String question(Question question, LocalDate day) {
        var measure = question.measure();
        if (measure != null) return measure.label(Words.locale());
        for (var prefix : List.of(FollowUpQuestions.GESTURE, FollowUpQuestions.EQUIPMENT))
            if (question.key().startsWith(prefix)) return measure(question.key().substring(prefix.length()), day);
        var text = "homes.q." + question.key();
        if (Words.has(text)) return Words.t(text);
        // of an appliance: its age, whether it is on stand-by
        return Words.t("homes.q." + question.family());
    }

    /** The name of equipment or of a gesture; its code when the list does not know it any more. */
    public String measure(String code, LocalDate day) {
        return measures.on(day).stream()
                .filter(one -> one.code().equals(code))
                .map(one -> one.label(Words.locale()))
                .findFirst()
                .orElse(code);
    }

    public String choice(Question question, String code, LocalDate day) {
        return question.family().equals("operator")
                ? nomenclature.on(day).label(CodeList.OPERATOR, code, Words.locale())
                : Words.t("homes.c." + question.family() + "." + code);
    }

    /** Answers given, in the order of the questions. */
    public List<Said> said(List<Question> questions, Answers answers, LocalDate day) {
        var all = new ArrayList<Said>();
        for (var question : questions) {
            var given = answers.of(question.key());
            if (!given.isEmpty())
                all.add(new Said(question.key(), question(question, day), said(question, given, day)));
        }
        return all;
    }

    /** An agreement: with whom, since when, how it was given, and over what. */
    public static String agreement(Sharing sharing) {
        return Words.t(
                        "homes.sharing.said",
                        Words.t("homes.recipient." + sharing.recipient()),
                        sharing.agreedOn(),
                        Words.t("homes.manner." + sharing.manner()))
                + " "
                + Words.t(
                        "homes.sharing.parts",
                        sharing.parts().stream()
                                .map(part -> Words.t("homes.part." + part))
                                .collect(Collectors.joining(", ")));
    }

    private String said(Question question, List<String> given, LocalDate day) {
        return switch (question.kind()) {
            case ONE, SEVERAL ->
                given.stream().map(code -> choice(question, code, day)).collect(Collectors.joining(", "));
            case NUMBER -> number(question, given.getFirst());
            case DAY -> day(given.getFirst());
        };
    }

    private static String number(Question question, String value) {
        var text = Words.number(new BigDecimal(value).doubleValue());
        return question.unit().isEmpty() ? text : text + "\u00a0" + question.unit();
    }

    private static String day(String value) {
        try {
            return Words.longDate(LocalDate.parse(value));
        } catch (DateTimeParseException e) {
            return value;
        }
    }
}
