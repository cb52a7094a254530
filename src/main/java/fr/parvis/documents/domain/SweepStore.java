// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import fr.parvis.access.Associations;
import fr.parvis.runtime.ParvisSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes orphaned files of the store: of an upload that a crash interrupted, of a deletion that the store refused. */
@Component
public class SweepStore {

    /** Younger ones may be of a sending that is on its way. */
    static final Duration AGE = Duration.ofHours(2);

    private final DocumentTable table;
    private final Store store;
    private final Associations associations;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Path incoming;

    SweepStore(
            DocumentTable table,
            Store store,
            Associations associations,
            Clock clock,
            PlatformTransactionManager transactions,
            ParvisSettings parvis) {
        this.table = table;
        this.store = store;
        this.associations = associations;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.incoming = AddDocuments.incomingOf(parvis.data());
    }

    /** How many files there were. */
    public int handle() {
        return handle(clock.instant().minus(AGE));
    }

    int handle(Instant before) {
        int[] swept = {cut(before)};
        associations.inEach(
                "documents: files that are nobody's",
                _ -> store.list(StorageKeys.folder(), before, names -> {
                    var ids = names.stream()
                            .flatMap(name -> StorageKeys.documentOf(name).stream())
                            .toList();
                    var known = Objects.requireNonNull(transaction.execute(_ -> table.withBytes(ids)));
                    var orphans = names.stream()
                            .filter(name -> Optional.of(name)
                                    .flatMap(StorageKeys::documentOf)
                                    .filter(known::contains)
                                    .isEmpty())
                            .toList();
                    store.delete(orphans);
                    swept[0] += orphans.size();
                }));
        return swept[0];
    }

    private int cut(Instant before) {
        if (!Files.isDirectory(incoming)) return 0;
        int swept = 0;
        try (var files = Files.newDirectoryStream(incoming)) {
            for (var file : files)
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before) && Files.deleteIfExists(file)) swept++;
        } catch (java.nio.file.NoSuchFileException e) {
            // one that ended meanwhile: the next sweep goes on
            return swept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return swept;
    }
}
