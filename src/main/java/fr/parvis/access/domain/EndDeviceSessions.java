// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.access.DeviceSessions;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps which devices a session is open on. The first few count, so that a stolen session does not push out the device that it was
 * opened on.
 */
@Component
class EndDeviceSessions implements DeviceSessions {
    private static final int MOST = 8;
    private static final int REMEMBERED = 5_000;

    private record On(String session, UUID device) {}

    private final JdbcClient database;
    private final Journal journal;
    private final TransactionTemplate transaction;

    /** Each batch of a device says it anew; it is written once. */
    private final Map<On, Boolean> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<On, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    EndDeviceSessions(JdbcClient database, Journal journal, PlatformTransactionManager transactions) {
        this.database = database;
        this.journal = journal;
        transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void openOn(@Nullable String session, UUID device) {
        if (session == null) return;
        var on = new On(session, device);
        synchronized (known) {
            if (known.containsKey(on)) return;
        }
        transaction.executeWithoutResult(status -> database.sql("""
                        insert into access.session_device (session_primary_id, device)
                        select s.primary_id, :device from access.session s
                        where s.session_id = :session
                            and (select count(*) from access.session_device d where d.session_primary_id = s.primary_id) < :most
                        on conflict do nothing""")
                .param("device", device)
                .param("session", StoredSession.idOf(session))
                .param("most", MOST)
                .update());
        synchronized (known) {
            known.put(on, true);
        }
    }

    @Override
    public boolean isOn(@Nullable String session, UUID device) {
        return session != null
                && Boolean.TRUE.equals(transaction.execute(status -> database.sql("""
                                select exists (select from access.session_device d
                                    join access.session s on s.primary_id = d.session_primary_id
                                    where s.session_id = :session and d.device = :device)""")
                        .param("session", StoredSession.idOf(session))
                        .param("device", device)
                        .query(Boolean.class)
                        .single()));
    }

    @Override
    public int endOn(UUID device) {
        return transaction.execute(status -> {
            // another association's people on the same tablet are its own business
            int ended = database.sql("""
                            delete from access.session s using access.session_device d, access.account holder
                            where d.session_primary_id = s.primary_id and d.device = :device
                                and holder.id::text = s.principal_name and holder.association = :association""")
                    .param("device", device)
                    .param("association", Asking.association())
                    .update();
            if (ended > 0)
                journal.note(
                        "access.device-sessions-ended", device.toString(), Map.of("sessions", String.valueOf(ended)));
            return ended;
        });
    }
}
