// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import fr.parvis.cases.CaseBill;
import fr.parvis.cases.CasesProblems;
import fr.parvis.letters.LetterFact;
import fr.parvis.shell.FormFields;
import fr.parvis.values.Problem;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A gap of a letter that a field asks for.
 *
 * @param name the words between its brackets, which say what is asked
 * @param value as its field holds it
 */
public record Blank(String name, Kind kind, String value) {
    private static final Pattern DAY = Pattern.compile("date( (?!ou |et ).*)?");
    private static final Pattern AMOUNT = Pattern.compile("montant( .*)?");

    /** The kind of field. */
    public enum Kind {
        TEXT,
        DAY,
        AMOUNT
    }

    static Kind kind(String name) {
        var folded = Field.folded(name);
        return DAY.matcher(folded).matches() ? Kind.DAY : AMOUNT.matcher(folded).matches() ? Kind.AMOUNT : Kind.TEXT;
    }

    /** @param known null while nobody knows it */
    static Blank of(String name, @Nullable LetterFact known, Phrases phrases) {
        var kind = kind(name);
        return new Blank(
                name,
                kind,
                switch (known) {
                    case null -> "";
                    case LetterFact.Day(var day) when kind == Kind.DAY -> day.toString();
                    case LetterFact fact when kind != Kind.DAY -> phrases.said(fact);
                    case LetterFact fact -> "";
                });
    }

    /** Parses the answer to a gap into the facts; a problem of it, under the name of the gap, into the problems. */
    static void read(String name, String typed, Map<String, LetterFact> facts, List<Problem> problems) {
        switch (kind(name)) {
            case TEXT -> facts.put(name, new LetterFact.Text(typed));
            case DAY -> {
                var day = FormFields.day(typed);
                if (day == null) problems.add(Problem.of(name, "shell.problem.day"));
                else facts.put(name, new LetterFact.Day(day));
            }
            case AMOUNT -> {
                var cents = FormFields.cents(typed);
                if (cents == null) problems.add(CasesProblems.unreadableAmount(name));
                else {
                    problems.addAll(CaseBill.ofAmount(name, cents));
                    facts.put(name, new LetterFact.Amount(cents));
                }
            }
        }
    }
}
