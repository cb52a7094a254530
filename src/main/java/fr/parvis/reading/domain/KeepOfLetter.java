// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import fr.parvis.audit.Journal;
import fr.parvis.cases.CaseBill;
import fr.parvis.cases.CaseBills;
import fr.parvis.cases.Cases;
import fr.parvis.network.LocalDays;
import fr.parvis.people.PeopleProblems;
import fr.parvis.people.SensitiveText;
import fr.parvis.values.Ids;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps of a letter what the person and the mediator agree on: a step of a case with its day, or the facts of its bill. */
@Component
public class KeepOfLetter {
    private static final int LONGEST_STEP = 160;
    private static final int FURTHEST_YEARS = 3;

    private final Cases cases;
    private final CaseBills bills;
    private final Journal journal;
    private final LocalDays localDays;

    KeepOfLetter(Cases cases, CaseBills bills, Journal journal, LocalDays localDays) {
        this.cases = cases;
        this.bills = bills;
        this.journal = journal;
        this.localDays = localDays;
    }

    /**
     * Adds a step to a case.
     *
     * @param because reason for the due date, in the user's words
     * @return problems; empty when it was added
     */
    @Transactional
    public List<Problem> step(UUID caseFile, String text, @Nullable LocalDate due, String because) {
        var problems = new ArrayList<Problem>();
        var step = text.strip();
        if (step.isEmpty()) problems.add(Problem.of("etape", "reading.problem.step-missing"));
        if (step.length() > LONGEST_STEP) problems.add(PeopleProblems.tooLong("etape", LONGEST_STEP));
        problems.addAll(SensitiveText.problems("etape", step, true));
        var today = localDays.today();
        if (due == null) problems.add(Problem.of("jour", "shell.problem.day-missing"));
        else if (due.isBefore(today)) problems.add(Problem.of("jour", "reading.problem.day-past"));
        else if (due.isAfter(today.plusYears(FURTHEST_YEARS)))
            problems.add(Problem.of("jour", "reading.problem.day-far"));
        if (!problems.isEmpty()) return problems;
        if (!cases.remind(caseFile, new Cases.Reminder(Ids.next(), step, due, because)))
            return List.of(Problem.of("", "reading.problem.case-closed"));
        journal.note("reading.step-added", caseFile.toString(), Map.of());
        return List.of();
    }

    /** Says what the bill of a case is; what the letter does not say stays as it was. */
    @Transactional
    public List<Problem> bill(UUID caseFile, CaseBill read) {
        if (cases.findLocked(caseFile).filter(Cases.Named::open).isEmpty())
            return List.of(Problem.of("", "reading.problem.case-closed"));
        var former = bills.of(caseFile);
        return bills.keep(
                caseFile,
                new CaseBill(
                        read.issuedOn() == null ? former.issuedOn() : read.issuedOn(),
                        read.payableBy() == null ? former.payableBy() : read.payableBy(),
                        read.cents() == null ? former.cents() : read.cents(),
                        read.supplier() == null ? former.supplier() : read.supplier(),
                        read.reference() == null ? former.reference() : read.reference()));
    }
}
