package fr.parvis.skills.domain;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
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

    /** @param months after the last assessment a path is forgotten */
    ForgetPaths(
            Associations associations,
            LearnerTable learners,
            LocalDays localDays,
            PlatformTransactionManager transactions,
            @Value("${parvis.skills.keep-months:24}") int months) {
        if (months < 13 || months > 60)
            throw new IllegalArgumentException("parvis.skills.keep-months is 13 to 60, not " + months);
        this.associations = associations;
        this.learners = learners;
        this.localDays = localDays;
        this.transaction = new TransactionTemplate(transactions);
        this.months = months;
    }

    /** How many were forgotten. */
    public int handle() {
        int forgotten = 0;
        for (var association : associations.list())
            forgotten += Asking.as(association.id())
                    .call(() -> Objects.requireNonNullElse(
                            transaction.execute(
                                    _ -> learners.forget(localDays.today().minusMonths(months))),
                            0));
        return forgotten;
    }
}
