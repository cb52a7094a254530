// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.walks;

import fr.parvis.access.Associations;
import fr.parvis.audit.Journal;
import fr.parvis.rounds.RoundsSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes the photos whose time is over; what was seen stays. Each association in its own scope. */
@Component
public class ForgetPhotos {
    private final JdbcClient database;
    private final Associations associations;
    private final Journal journal;
    private final Clock clock;
    private final int days;
    private final TransactionTemplate transaction;

    ForgetPhotos(
            JdbcClient database,
            Associations associations,
            Journal journal,
            Clock clock,
            RoundsSettings settings,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.associations = associations;
        this.journal = journal;
        this.clock = clock;
        this.days = settings.photoDays();
        transaction = new TransactionTemplate(transactions);
    }

    /** @return number of photos deleted */
    public int handle() {
        var before = clock.instant().minus(Duration.ofDays(days));
        return associations.sumInEach(
                "rounds: photos past their time", association -> ofAssociation(association, before));
    }

    private int ofAssociation(UUID association, Instant before) {
        return Objects.requireNonNull(transaction.execute(status -> {
            int photos = database.sql("""
                            update rounds.sighting set photo = null
                            where association = :association and photo is not null and photo_at < :before""")
                    .param("association", association)
                    .param("before", before)
                    .update();
            if (photos > 0)
                journal.note(
                        "rounds.photos-forgotten", association.toString(), Map.of("count", String.valueOf(photos)));
            return photos;
        }));
    }
}
