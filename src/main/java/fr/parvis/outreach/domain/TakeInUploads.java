package fr.parvis.outreach.domain;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
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

    private final Uploads uploads;
    private final ObjectProvider<HandedOver> handedOver;
    private final Associations associations;
    private final TransactionTemplate reading;

    TakeInUploads(
            Uploads uploads,
            ObjectProvider<HandedOver> handedOver,
            Associations associations,
            PlatformTransactionManager transactions) {
        this.uploads = uploads;
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

    private static boolean take(HandedOver taker, UUID upload) {
        try {
            return taker.handle(upload) instanceof HandedOver.Outcome.Taken;
        } catch (RuntimeException e) {
            // one that cannot be taken in keeps no other waiting
            LOG.error("the file {} that a partner handed over could not be taken in", upload, e);
            return false;
        }
    }
}
