// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import fr.parvis.database.Asking;
import java.util.Collection;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.CannotCreateTransactionException;

/** Work that is done for one association after another, each in its own scope. */
final class EachAssociation {
    private static final Logger LOG = LoggerFactory.getLogger(EachAssociation.class);

    private EachAssociation() {}

    static int sum(Collection<UUID> all, String work, ToIntFunction<UUID> what) {
        int done = 0;
        for (var one : all)
            try {
                done += Asking.as(one).call(() -> what.applyAsInt(one));
            } catch (CannotCreateTransactionException e) {
                // the database is away: it would be for all others too
                throw e;
            } catch (RuntimeException e) {
                LOG.error("{}: failed for association {}, the others go on", work, one, e);
            }
        return done;
    }
}
