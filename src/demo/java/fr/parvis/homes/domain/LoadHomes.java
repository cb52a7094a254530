// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import fr.parvis.cases.Cases;
import fr.parvis.homes.PastHomeVisits;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the demonstration's visits, and what comes next of them into their cases. */
@Component
class LoadHomes implements PastHomeVisits {
    private final HomeTable table;
    private final HomeSteps steps;
    private final Cases cases;

    LoadHomes(HomeTable table, HomeSteps steps, Cases cases) {
        this.table = table;
        this.steps = steps;
        this.cases = cases;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean suits(UUID caseFile) {
        return cases.find(caseFile)
                .filter(it -> it.theme().startsWith("energy-"))
                .isPresent();
    }

    @Override
    @Transactional
    public void load(List<Known> visits) {
        for (var known : visits) {
            if (table.find(known.id()).isPresent()) continue;
            table.insert(new HomeVisit(known.id(), known.caseFile(), known.point(), known.day(), known.by(), 0));
            known.answers()
                    .forEach((key, answers) -> Section.of(key)
                            .ifPresent(section ->
                                    table.write(known.id(), new Part(section, new Answers(answers), "", 0))));
            steps.move(known.caseFile());
        }
    }
}
