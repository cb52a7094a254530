// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import fr.parvis.access.Associations;
import fr.parvis.intake.domain.reading.FileFault;
import fr.parvis.intake.domain.reading.FileProblem;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports the files that partners uploaded, each in its association's scope: a partner's own request neither reads nor writes an entry. */
@Component
public class ImportUploads {
    private static final Logger LOG = LoggerFactory.getLogger(ImportUploads.class);

    /** So long a file that fails is tried again: what failed may have been the database. Afterwards it waits for somebody's word. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** A file whose reading began so often and never ended is not begun again. */
    private static final int MOST_BEGUN = 2;

    private final Uploads uploads;
    private final WaitingFiles files;
    private final Function<UUID, ImportHandedOver.Outcome> handedOver;
    private final Associations associations;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;
    private final Clock clock;

    @Autowired
    ImportUploads(
            Uploads uploads,
            WaitingFiles files,
            ImportHandedOver handedOver,
            Associations associations,
            PlatformTransactionManager transactions,
            Clock clock) {
        this(uploads, files, handedOver::handle, associations, transactions, clock);
    }

    /** @param handedOver imports one file by its identifier */
    ImportUploads(
            Uploads uploads,
            WaitingFiles files,
            Function<UUID, ImportHandedOver.Outcome> handedOver,
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

    /** @return number of uploads that became a list */
    public int handle() {
        return associations.sumInEach("lists that were handed over", _ -> here());
    }

    private int here() {
        int taken = 0;
        for (var upload : Objects.requireNonNull(reading.execute(status -> uploads.waiting())))
            if (take(upload)) taken++;
        return taken;
    }

    /** Imports one file; its failure, whatever it is, does not stop the others. */
    private boolean take(UUID upload) {
        try {
            int begun = Objects.requireNonNull(writing.execute(status -> uploads.begin(upload)));
            if (begun > MOST_BEGUN) {
                LOG.error(
                        "the reading of file {} of a partner did not end {} times: it is set aside",
                        upload,
                        MOST_BEGUN);
                writing.executeWithoutResult(status -> files.setAside(upload, FileProblem.of(FileFault.STOPPED)));
                return false;
            }
            boolean taken = handedOver.apply(upload) instanceof ImportHandedOver.Outcome.Taken;
            writing.executeWithoutResult(status -> uploads.ended(upload));
            return taken;
        } catch (RuntimeException e) {
            LOG.error("the file {} that a partner handed over could not be taken in", upload, e);
            waitForAWord(upload);
        } catch (OutOfMemoryError | StackOverflowError | LinkageError | AssertionError e) {
            // it did not end, and is counted so; what is worse than this ends the process
            LOG.error("the reading of file {} of a partner did not end: {}", upload, e.toString());
        }
        return false;
    }

    /** Leaves a failed file for another try, since the database may have failed; an old one waits for a person. */
    private void waitForAWord(UUID upload) {
        try {
            writing.executeWithoutResult(status -> {
                uploads.ended(upload);
                files.find(upload)
                        .filter(file -> file.at().isBefore(clock.instant().minus(PATIENCE)))
                        .ifPresent(file -> files.lookedAt(upload));
            });
        } catch (RuntimeException e) {
            LOG.error("nothing could be noted of file {} that a partner handed over", upload, e);
        }
    }
}
