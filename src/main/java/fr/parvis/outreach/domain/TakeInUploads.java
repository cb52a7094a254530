package fr.parvis.outreach.domain;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Has what partners handed over taken in, in the scope of each association: a partner's own request never reads nor writes an entry. */
@Component
public class TakeInUploads {
    private static final Logger LOG = LoggerFactory.getLogger(TakeInUploads.class);

    /** So long a file that fails is tried again: what failed may have been the database. Afterwards it waits for somebody's word. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Uploads uploads;
    private final WaitingFiles files;
    private final ObjectProvider<HandedOver> handedOver;
    private final Associations associations;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;
    private final Clock clock;

    TakeInUploads(
            Uploads uploads,
            WaitingFiles files,
            ObjectProvider<HandedOver> handedOver,
            Associations associations,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.uploads = uploads;
        this.files = files;
        this.clock = clock;
        this.writing = new TransactionTemplate(transactions);
        this.handedOver = handedOver;
        this.associations = associations;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** @return how many became a list */
    public int handle() {
        var taker = handedOver.getIfAvailable();
        if (taker == null) return 0;
        int taken = 0;
        for (var association : associations.list())
            taken += Asking.as(association.id()).call(() -> here(taker));
        return taken;
    }

    private int here(HandedOver taker) {
        int taken = 0;
        for (var upload : Objects.requireNonNull(reading.execute(status -> uploads.waiting())))
            if (take(taker, upload)) taken++;
        return taken;
    }

    private boolean take(HandedOver taker, UUID upload) {
        try {
            return taker.handle(upload) instanceof HandedOver.Outcome.Taken;
        } catch (RuntimeException e) {
            // one that cannot be taken in keeps no other waiting
            LOG.error("the file {} that a partner handed over could not be taken in", upload, e);
            writing.executeWithoutResult(status -> files.find(upload)
                    .filter(file -> file.at().isBefore(clock.instant().minus(PATIENCE)))
                    .ifPresent(file -> files.lookedAt(upload)));
            return false;
        }
    }
}
