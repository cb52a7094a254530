// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.audit.Journal;
import fr.parvis.network.LocalDays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opt-outs of SMS: hashes of telephones, for the whole network, because all associations write from the same number. */
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
        return isAnyStopped(List.of(phone));
    }

    @Transactional(readOnly = true)
    public boolean isAnyStopped(List<String> phones) {
        return database.sql("select exists (select from messages.stopped where hash = any(:hashes::bytea[]))")
                .param("hashes", all(phones))
                .query(Boolean.class)
                .single();
    }

    private byte[][] all(List<String> phones) {
        return hashes.all(phones.stream().map(ReachedHashes::phone).toList());
    }

    /** The person answered an SMS so; twice is once. */
    void answered(String phone) {
        if (keep(phone, "sms")) journal.note("messages.stopped", "sms", Map.of("how", "sms"));
    }

    /** The person told somebody of the team. */
    public void told(String phone, UUID message) {
        if (keep(phone, "said")) journal.note("messages.stopped", message.toString(), Map.of("how", "said"));
    }

    /** The person of a file wants SMS again, and told somebody of the team; twice is once. */
    public void lift(UUID person, List<String> phones) {
        int lifted = database.sql("delete from messages.stopped where hash = any(:hashes::bytea[])")
                .param("hashes", all(phones))
                .update();
        if (lifted > 0) journal.note("messages.resumed", person.toString(), Map.of());
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
