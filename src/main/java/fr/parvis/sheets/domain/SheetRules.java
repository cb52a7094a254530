// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.domain;

import fr.parvis.people.SensitiveText;
import fr.parvis.shell.Language;
import fr.parvis.values.FoldedText;
import fr.parvis.values.PhoneNumber;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules of what may stand on a paper that somebody may lose: nothing that tells who it is of, nothing sensitive. */
public final class SheetRules {
    /** The languages of sheets: French first, then in the order in which the kiosk shows them. */
    public static final List<Language> LANGUAGES = Arrays.stream(Language.values())
            .filter(language -> language != Language.PLAIN_FRENCH)
            .toList();

    static final int MOST_STEPS = 3;
    static final int LONGEST_STEP = 65;
    static final int LONGEST_WHOM = 40;
    private static final int LONGEST_PHONE = 20;
    private static final int SHORTEST_NAME = 3;
    private static final Pattern MAIL = Pattern.compile("\\S+@\\S+\\.\\S+");

    private SheetRules() {}

    /** @param name of the person, when the sheet is of a case; empty otherwise */
    static List<Problem> step(String field, String text, String name) {
        var problems = new ArrayList<Problem>();
        if (text.length() > LONGEST_STEP) problems.add(Problem.of(field, "sheets.problem.long", LONGEST_STEP));
        if (PhoneNumber.findIn(text).isPresent()) problems.add(Problem.of(field, "sheets.problem.phone-in-step"));
        if (MAIL.matcher(text).find()) problems.add(Problem.of(field, "sheets.problem.mail-in-step"));
        var words = List.of(FoldedText.words(text).split(" "));
        for (var part : FoldedText.words(name).split(" "))
            if (part.length() >= SHORTEST_NAME && words.contains(part)) {
                problems.add(Problem.of(field, "sheets.problem.name"));
                break;
            }
        problems.addAll(sensitive(field, text));
        return problems;
    }

    static List<Problem> whom(String whom, String phone) {
        var problems = new ArrayList<Problem>();
        if (whom.length() > LONGEST_WHOM) problems.add(Problem.of("qui", "sheets.problem.long", LONGEST_WHOM));
        problems.addAll(sensitive("qui", whom));
        if (!phone.isEmpty() && (phone.length() > LONGEST_PHONE || !PhoneNumber.isDialable(phone, 2)))
            problems.add(Problem.of("telephone", "sheets.problem.number"));
        return problems;
    }

    static List<Problem> next(NextDate next, LocalDate today) {
        if (next.day().isBefore(today)) return List.of(Problem.of("date", "sheets.problem.past"));
        if (next.day().isAfter(today.plusYears(2))) return List.of(Problem.of("date", "sheets.problem.far"));
        return List.of();
    }

    private static List<Problem> sensitive(String field, String text) {
        return SensitiveText.find(text).stream()
                .map(found -> Problem.of(
                        field, "sheets.problem.sensitive." + found.kind().key(), found.shown()))
                .toList();
    }

    static Optional<Language> language(@Nullable String code) {
        return LANGUAGES.stream()
                .filter(language -> language.code().equals(code))
                .findFirst();
    }
}
