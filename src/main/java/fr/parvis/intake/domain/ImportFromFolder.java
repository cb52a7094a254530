// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import fr.parvis.access.Associations;
import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.Arrangements;
import fr.parvis.intake.domain.reading.FileFault;
import fr.parvis.intake.domain.reading.FileProblem;
import fr.parvis.network.LocalDays;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports the lists that partners' systems put into the watched folder. A file is complete when its size did not change between two looks; it is moved
 * to the imported or the refused ones, with a report beside it. A file that cannot be read does not block the others: what exhausts the memory, or
 * the process, is begun twice and then refused.
 */
@Component
public class ImportFromFolder {
    private static final Logger LOG = LoggerFactory.getLogger(ImportFromFolder.class);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private static final int LONGEST_NAME = 180;

    /** A file whose reading began so often and never ended is not begun again. */
    private static final int MOST_BEGUN = 2;

    private record Look(long size, FileTime modified) {}

    /** Imports one file. */
    interface Receive {
        ReceiveList.Outcome handle(UUID arrangement, ReceivedFile file);
    }

    private final WatchedFolder folder;
    private final Arrangements arrangements;
    private final Receive receive;
    private final ReadList read;
    private final FolderReport report;
    private final Associations associations;
    private final TransactionTemplate transaction;
    private final LocalDays localDays;
    private final Clock clock;
    private final Map<Path, Look> looks = new HashMap<>();

    @Autowired
    ImportFromFolder(
            WatchedFolder folder,
            Arrangements arrangements,
            ReceiveList receive,
            ReadList read,
            FolderReport report,
            Associations associations,
            PlatformTransactionManager transactions,
            LocalDays localDays,
            Clock clock) {
        this(
                folder,
                arrangements,
                (Receive) receive::handle,
                read,
                report,
                associations,
                transactions,
                localDays,
                clock);
    }

    ImportFromFolder(
            WatchedFolder folder,
            Arrangements arrangements,
            Receive receive,
            ReadList read,
            FolderReport report,
            Associations associations,
            PlatformTransactionManager transactions,
            LocalDays localDays,
            Clock clock) {
        this.folder = folder;
        this.arrangements = arrangements;
        this.receive = receive;
        this.read = read;
        this.report = report;
        this.associations = associations;
        this.transaction = new TransactionTemplate(transactions);
        this.localDays = localDays;
        this.clock = clock;
    }

    /** Looks into the folder once. @return number of files moved away */
    public synchronized int handle() {
        if (!folder.isThere()) return 0;
        var seen = new HashMap<Path, Look>();
        int moved = associations.sumInEach("lists in the watched folder", _ -> here(seen));
        looks.clear();
        looks.putAll(seen);
        return moved;
    }

    private int here(Map<Path, Look> seen) {
        int moved = 0;
        for (var arrangement : Objects.requireNonNull(transaction.execute(status -> arrangements.list()))) {
            if (!arrangement.folder()) continue;
            folder.prepare(arrangement.id());
            try {
                for (var file : folder.waiting(arrangement.id())) if (takeAlone(arrangement, file, seen)) moved++;
            } catch (IOException e) {
                LOG.error(
                        "the folder of arrangement {} cannot be read: {}",
                        arrangement.id(),
                        e.getClass().getSimpleName());
            }
        }
        return moved;
    }

    private boolean takeAlone(Arrangement arrangement, Path file, Map<Path, Look> seen) {
        try {
            var facts = Files.readAttributes(file, BasicFileAttributes.class);
            var look = new Look(facts.size(), facts.lastModifiedTime());
            if (!look.equals(looks.get(file))) {
                seen.put(file, look);
                return false;
            }
            if (facts.size() > read.mostBytes()) {
                var heavy = read.tooHeavy();
                move(arrangement, file, new ReceiveList.Outcome.Refused(heavy.problem(), List.of()));
                return true;
            }
            if (folder.begin(file) > MOST_BEGUN) {
                LOG.error("the reading of a file of arrangement {} did not end {} times", arrangement.id(), MOST_BEGUN);
                var stopped = FileProblem.of(FileFault.STOPPED);
                move(arrangement, file, new ReceiveList.Outcome.Refused(stopped, List.of()));
                folder.ended(file);
                return true;
            }
            boolean moved = take(arrangement, file, facts.size());
            folder.ended(file);
            return moved;
        } catch (IOException | RuntimeException e) {
            // it stays where it is, and is tried again at the next look but one
            LOG.error("a file of arrangement {} could not be taken in", arrangement.id(), e);
            folder.ended(file);
            return false;
        } catch (OutOfMemoryError | StackOverflowError | LinkageError | AssertionError e) {
            // it did not end, and is counted so; what is worse than this ends the process
            LOG.error("the reading of a file of arrangement {} did not end: {}", arrangement.id(), e.toString());
            return false;
        }
    }

    private boolean take(Arrangement arrangement, Path file, long size) throws IOException {
        var bytes = Files.readAllBytes(file);
        // it began to grow again while it was read
        if (bytes.length != size) return false;
        var outcome = receive.handle(arrangement.id(), new ReceivedFile("folder", called(file), bytes, null));
        if (outcome instanceof ReceiveList.Outcome.Refused refused
                && refused.why().fault().isForNow()) return false;
        move(arrangement, file, outcome);
        return true;
    }

    private void move(Arrangement arrangement, Path file, ReceiveList.Outcome outcome) throws IOException {
        boolean refused = outcome instanceof ReceiveList.Outcome.Refused;
        var to = folder.of(arrangement.id()).resolve(refused ? WatchedFolder.REFUSED : WatchedFolder.TAKEN);
        var stamp = STAMP.format(localDays.local(clock.instant()));
        var called = shortened(called(file));
        var name = stamp + "-" + called;
        for (int n = 2; Files.exists(to.resolve(name)); n++) name = stamp + "-" + n + "-" + called;
        var target = to.resolve(name);
        Files.writeString(
                to.resolve(name + ".rapport.txt"),
                String.join("\r\n", report.of(arrangement, called(file), outcome)) + "\r\n");
        Files.move(file, target);
        // the days of keeping count from now
        var now = FileTime.from(clock.instant());
        Files.setLastModifiedTime(target, now);
        Files.setLastModifiedTime(to.resolve(name + ".rapport.txt"), now);
    }

    private static String called(Path file) {
        return file.getFileName().toString();
    }

    /** The end of a long name: with what stands before and behind it, it must still be one (255 bytes on usual disks). */
    private static String shortened(String name) {
        int from = 0;
        while (name.substring(from).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME)
            from = name.offsetByCodePoints(from, 1);
        return name.substring(from);
    }
}
