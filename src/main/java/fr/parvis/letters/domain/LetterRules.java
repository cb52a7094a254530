// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import fr.parvis.audit.Actor;
import fr.parvis.people.PeopleProblems;
import fr.parvis.people.SensitiveText;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** Rules for the parts of a letter. */
final class LetterRules {
    /** Lines of a French postal address at most (NF Z 10-011). */
    private static final int MOST_LINES = 6;

    private static final int LONGEST_LINE = 38;

    /** Name of a body that contains a word of health. */
    private static final Pattern OF_A_BODY = Pattern.compile("(?iu)assurance[\\s-]+maladie");

    /** The longest of each part; the body takes some three pages. */
    private static final Map<String, Integer> LONGEST = Map.of(
            "sender",
            400,
            "addressee",
            400,
            "place",
            60,
            "reference",
            160,
            "subject",
            160,
            "salutation",
            120,
            "body",
            10_000,
            "closing",
            600,
            "signature",
            160,
            "enclosures",
            1_000);

    private LetterRules() {}

    static UUID account() {
        var account = Actor.account();
        if (account == null) throw new IllegalStateException("a letter is written by somebody: no account is bound");
        return account;
    }

    /** @param knowing whether who writes says that the warnings were seen: a letter may need a number of the person */
    static List<Problem> problems(LetterText text, LocalDate today, boolean knowing) {
        var problems = new ArrayList<Problem>();
        text.parts().forEach((field, part) -> {
            int longest = Objects.requireNonNull(LONGEST.get(field));
            if (part.length() > longest) problems.add(PeopleProblems.tooLong(field, longest));
            if (List.of("sender", "addressee").contains(field)
                    && LetterText.lines(part).size() > MOST_LINES)
                problems.add(Problem.of(field, "letters.problem.lines", MOST_LINES));
            sensitive(field, part, knowing, problems);
        });
        var date = text.date();
        if (date != null && (date.isBefore(today.minusYears(1)) || date.isAfter(today.plusMonths(3))))
            problems.add(Problem.of("date", "letters.problem.date"));
        return problems;
    }

    private static void sensitive(String field, String part, boolean knowing, List<Problem> problems) {
        for (var found : SensitiveText.find(OF_A_BODY.matcher(part).replaceAll("assurance"))) {
            if (found.kind() == SensitiveText.Kind.HEALTH && field.equals("addressee")) continue;
            // a letter may need a number of the person, never a password
            if (found.kind() == SensitiveText.Kind.PASSWORD) problems.add(found.refusal(field));
            else if (!knowing)
                problems.add(Problem.warning(
                        field, "letters.problem.sensitive." + found.kind().key(), found.shown()));
        }
    }

    /** Problems that keep a letter from being sent. */
    static List<Problem> unfinished(Letter letter) {
        var text = letter.text();
        var problems = new ArrayList<Problem>();
        for (var part : text.parts().entrySet()) {
            var gaps = Gap.runs(part.getValue()).stream().filter(Gap.Run::gap).toList();
            if (!gaps.isEmpty())
                problems.add(Problem.of(
                        part.getKey(),
                        "letters.problem.gaps",
                        String.join(
                                ", ",
                                gaps.stream().map(Gap.Run::text).distinct().toList())));
        }
        if (letter.kind() == Letter.Kind.LETTER
                && LetterText.lines(text.addressee()).size() < 2)
            problems.add(Problem.of("addressee", "letters.problem.addressee"));
        for (var line : LetterText.lines(text.addressee()))
            if (line.length() > LONGEST_LINE && Gap.runs(line).stream().noneMatch(Gap.Run::gap))
                problems.add(Problem.of("addressee", "letters.problem.line-long", line, LONGEST_LINE));
        if (text.place().isBlank()) problems.add(Problem.of("place", "letters.problem.place"));
        if (text.date() == null) problems.add(Problem.of("date", "letters.problem.no-date"));
        if (text.subject().isBlank()) problems.add(Problem.of("subject", "letters.problem.subject"));
        if (text.body().isBlank()) problems.add(Problem.of("body", "letters.problem.body"));
        if (text.signature().isBlank()) problems.add(Problem.of("signature", "letters.problem.signature"));
        return problems;
    }
}
