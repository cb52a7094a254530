// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import fr.parvis.access.Associations;
import fr.parvis.network.LocalDays;
import fr.parvis.skills.SkillsSettings;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes the paths of those not seen for a long time; counts of nobody stay. */
@Component
public class ForgetPaths {
    private final Associations associations;
    private final LearnerTable learners;
    private final LocalDays localDays;
    private final TransactionTemplate transaction;
    private final int months;

    ForgetPaths(
            Associations associations,
            LearnerTable learners,
            LocalDays localDays,
            PlatformTransactionManager transactions,
            SkillsSettings settings) {
        this.associations = associations;
        this.learners = learners;
        this.localDays = localDays;
        this.transaction = new TransactionTemplate(transactions);
        this.months = settings.keepMonths();
    }

    /** How many were forgotten. */
    public int handle() {
        return associations.sumInEach(
                "skills: paths past their time",
                _ -> Objects.requireNonNullElse(
                        transaction.execute(
                                _ -> learners.forget(localDays.today().minusMonths(months))),
                        0));
    }
}
