package fr.parvis.messages.domain;

import fr.parvis.audit.Journal;
import fr.parvis.network.LocalDays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who wants no SMS any more: hashes of telephones, for the whole network, because all associations write from the same number. */
@Component
@Transactional
public class Stops {
    private final JdbcClient database;
    private final ReachedHashes hashes;
    private final Journal journal;
    private final LocalDays localDays;

    Stops(JdbcClient database, ReachedHashes hashes, Journal journal, LocalDays localDays) {
        this.database = database;
        this.hashes = hashes;
        this.journal = journal;
        this.localDays = localDays;
    }

    @Transactional(readOnly = true)
    public boolean isStopped(String phone) {
        return Objects.requireNonNullElse(
                database.sql("select exists (select from messages.stopped where hash = any(:hashes::bytea[]))")
                        .param("hashes", hashes.all(ReachedHashes.phone(phone)))
                        .query(Boolean.class)
                        .single(),
                false);
    }

    /** The person answered an SMS so; twice is once. */
    void answered(String phone) {
        if (keep(phone, "sms")) journal.note("messages.stopped", "sms", Map.of("how", "sms"));
    }

    /** The person told somebody of the team. */
    public void told(String phone, UUID message) {
        if (keep(phone, "said")) journal.note("messages.stopped", message.toString(), Map.of("how", "said"));
    }

    private boolean keep(String phone, String how) {
        return !isStopped(phone)
                && database.sql("""
                        insert into messages.stopped (hash, since, how) values (:hash, :today, :how) on conflict do nothing""")
                                .param("hash", hashes.of(ReachedHashes.phone(phone)))
                                .param("today", localDays.todayOfNetwork())
                                .param("how", how)
                                .update()
                        == 1;
    }
}
