// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives files from before the keys by which they are looked for, some hundred in a transaction, while people work: until then they are
 * found as they were. A file written meanwhile has its keys already.
 */
@Component
public class KeyNames {
    private static final int BATCH = 500;

    private record File(
            UUID id,
            String given,
            String family,
            @Nullable Integer birthYear,
            @Nullable String commune,
            boolean keyed) {
        NameKeys.Named named() {
            return new NameKeys.Named(id, given, family, birthYear, commune);
        }
    }

    private final JdbcClient database;
    private final Associations associations;
    private final NameIndex names;
    private final NameKeys keys;
    private final TransactionTemplate transaction;

    KeyNames(
            JdbcClient database,
            Associations associations,
            NameIndex names,
            NameKeys keys,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.associations = associations;
        this.names = names;
        this.keys = keys;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A part of the work.
     *
     * @param most batches
     * @return whether there is more
     */
    public boolean handle(int most) {
        int left = most;
        for (var association : associations.list()) {
            int done = BATCH;
            while (done == BATCH) {
                if (left == 0) return true;
                done = Asking.as(association.id())
                        .call(() -> Objects.requireNonNull(transaction.execute(_ -> batch())));
                // an association that was finished before costs none of the turn
                if (done >= 0) left--;
            }
        }
        return false;
    }

    /** How many files were looked at; less than none when all were before. */
    private int batch() {
        var association = Asking.association();
        database.sql("insert into people.names_keyed (association) values (:association) on conflict do nothing")
                .param("association", association)
                .update();
        var upto = database.sql("""
                        select coalesce(upto::text, '') from people.names_keyed
                        where association = :association and not finished for update""")
                .param("association", association)
                .query(String.class)
                .optional();
        if (upto.isEmpty()) return -1;
        // another change of one of these files waits for the batch, and then writes the keys anew
        var files = database.sql("""
                        select p.id, p.given, p.family, p.birth_year, p.commune,
                            exists (select from people.name_key k where k.person = p.id) as keyed
                        from people.person p
                        where p.association = :association and p.merged_into is null
                          and p.id > coalesce(nullif(:upto, '')::uuid, '00000000-0000-0000-0000-000000000000')
                        order by p.id limit :most for share of p""")
                .param("association", association)
                .param("upto", upto.get())
                .param("most", BATCH)
                .query(File.class)
                .list();
        var without = files.stream().filter(file -> !file.keyed).toList();
        keys.write(without.stream().map(File::named).toList());
        // a letter that is folded now and was not
        for (var file : without) if ((file.given + file.family).matches("(?s).*[đĐ].*")) names.write(file.named());
        boolean more = files.size() == BATCH;
        database.sql("""
                        update people.names_keyed set upto = coalesce(:upto::uuid, upto), finished = :finished
                        where association = :association""")
                .param("upto", files.isEmpty() ? null : files.getLast().id)
                .param("finished", !more)
                .param("association", association)
                .update();
        return files.size();
    }
}
