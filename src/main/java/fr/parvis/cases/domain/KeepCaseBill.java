// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import fr.parvis.cases.CaseBill;
import fr.parvis.cases.CaseBills;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The bills of cases for other modules, by the same rules as on the page of the case. */
@Component
class KeepCaseBill implements CaseBills {
    private final CaseTable cases;
    private final WorkOnCase work;

    KeepCaseBill(CaseTable cases, WorkOnCase work) {
        this.cases = cases;
        this.work = work;
    }

    @Override
    @Transactional(readOnly = true)
    public CaseBill of(UUID caseFile) {
        return cases.bill(caseFile);
    }

    @Override
    @Transactional
    public List<Problem> keep(UUID caseFile, CaseBill bill) {
        return switch (work.bill(caseFile, bill)) {
            case Outcome.Done(var _) -> List.of();
            case Outcome.Refused(var refused) -> refused;
            case Outcome.Changed() -> List.of(Problem.of("", "cases.problem.changed"));
        };
    }
}
