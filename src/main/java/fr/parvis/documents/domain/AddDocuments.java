// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.cases.Cases;
import fr.parvis.documents.DocumentsSettings;
import fr.parvis.limits.HeavyWork;
import fr.parvis.network.LocalDays;
import fr.parvis.people.SensitiveText;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds uploaded documents to a case. A file is sealed on its way to the disk; it is checked, scanned for viruses, previewed and handed to
 * the store, and only then a row makes it a document. Either all files of an upload are added or none.
 */
@Component
public class AddDocuments {
    private static final Logger LOG = LoggerFactory.getLogger(AddDocuments.class);
    private static final int FILES = 60;

    /** Looking into files takes memory: few at a time, the others wait. */
    private static final Semaphore LOOKING = new Semaphore(HeavyWork.AT_ONCE, true);

    /**
     * Documents that were added.
     *
     * @param waiting whether they wait to be scanned for viruses
     */
    public record Added(List<UUID> documents, boolean waiting) {}

    private final ContentRule rule;
    private final VirusScan scan;
    private final Store store;
    private final DocumentTable table;
    private final Cases cases;
    private final Journal journal;
    private final LocalDays localDays;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Path incoming;
    private final long most;

    AddDocuments(
            ContentRule rule,
            VirusScan scan,
            Store store,
            DocumentTable table,
            Cases cases,
            Journal journal,
            LocalDays localDays,
            Clock clock,
            PlatformTransactionManager transactions,
            ParvisSettings parvis,
            DocumentsSettings settings) {
        this.rule = rule;
        this.scan = scan;
        this.store = store;
        this.table = table;
        this.cases = cases;
        this.journal = journal;
        this.localDays = localDays;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.incoming = incomingOf(parvis.data());
        this.most = settings.bytes();
    }

    /** Folder of files, sealed, while they are checked. */
    static Path incomingOf(Path home) {
        return home.resolve("documents-incoming").toAbsolutePath();
    }

    /** How many bytes one may send at once. */
    public long most() {
        return most;
    }

    public Sending begin(UUID caseFile) {
        return new Sending(caseFile);
    }

    /** A file sealed on this machine, under its own key, not yet a document. */
    private static final class Taken {
        final UUID id = Ids.next();
        final DataKey key = DataKey.fresh(Document.about(id));
        final String name;
        final Path content;
        final Path preview;
        Kind kind = Kind.PDF;
        int pages = 1;
        long bytes;
        boolean previewed;

        Taken(String name, Path folder) {
            this.name = name;
            this.content = folder.resolve(id + ".part");
            this.preview = folder.resolve(id + ".apercu.part");
        }

        OutputStream write(Path file, DataKey.Part part) throws IOException {
            return key.sealing(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), part);
        }

        SealedReading read() throws IOException {
            return key.reading(content, DataKey.Part.CONTENT);
        }
    }

    /** Files that one person sends at once. Closing it leaves nothing behind that did not become a document. */
    public final class Sending implements AutoCloseable {
        private final UUID caseFile;
        private final List<Taken> taken = new ArrayList<>();
        private final List<Taken> made = new ArrayList<>();
        private long bytes;

        private Sending(UUID caseFile) {
            this.caseFile = caseFile;
        }

        /**
         * Takes one file, however long, through a few buffers.
         *
         * @throws TooHeavy as soon as all of it together is
         */
        public void take(String name, InputStream from) throws IOException {
            FolderStore.ownersOnly(incoming);
            var one = new Taken(name, incoming);
            taken.add(one);
            try (var to = one.write(one.content, DataKey.Part.CONTENT)) {
                var buffer = new byte[1 << 14];
                for (int some = from.read(buffer); some >= 0; some = from.read(buffer)) {
                    bytes += some;
                    if (bytes > most || taken.size() > FILES) throw new TooHeavy(most);
                    one.bytes += some;
                    to.write(buffer, 0, some);
                }
            }
            // a field that was left empty
            if (one.bytes == 0 && name.isBlank()) taken.remove(one);
            if (one.bytes == 0) Files.deleteIfExists(one.content);
        }

        /**
         * @param together whether pictures become one PDF, a page each
         * @param name title; empty: as the file is named
         * @param unnamed the name of a file whose own says nothing or too much, by the day
         */
        public Outcome<Added> finish(boolean together, String name, Function<LocalDate, String> unnamed) {
            try {
                return finished(together, name.strip(), unnamed);
            } catch (IOException e) {
                throw new UncheckedIOException("a document could not be looked into", e);
            }
        }

        private Outcome<Added> finished(boolean together, String name, Function<LocalDate, String> unnamed)
                throws IOException {
            if (taken.isEmpty()) return refused("", "none");
            if (name.length() > Document.LONGEST_NAME) return refused("", "name-long", Document.LONGEST_NAME);
            if (tells(name)) return refused("", "name-tells");
            var problems = new ArrayList<Problem>();
            LOOKING.acquireUninterruptibly();
            try {
                for (var one : taken) look(one, problems);
                if (problems.isEmpty()) make(together, problems);
            } finally {
                LOOKING.release();
            }
            if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
            boolean waiting = false;
            for (var one : taken)
                try (var content = one.read()) {
                    switch (scan.scan(content.stream())) {
                        case VirusScan.Verdict.Clean clean -> {}
                        case VirusScan.Verdict.Unknown unknown -> waiting = true;
                        case VirusScan.Verdict.Found(var virus) -> {
                            noteVirus(virus);
                            return refused(one.name, "virus");
                        }
                    }
                }
            return keep(name, waiting, unnamed);
        }

        private void look(Taken one, List<Problem> problems) throws IOException {
            if (one.bytes == 0) {
                problems.add(Problem.of(one.name, "documents.problem.empty"));
                return;
            }
            try (var content = one.read()) {
                switch (rule.check(content)) {
                    case ContentCheck.Accepted(var kind, var pages) -> {
                        one.kind = kind;
                        one.pages = pages;
                    }
                    case ContentCheck.Refused(var problem) -> problems.add(problem.at(one.name));
                }
            }
        }

        /** Makes of what was taken what will be kept. */
        private void make(boolean together, List<Problem> problems) throws IOException {
            var pictures = taken.stream().filter(one -> one.kind != Kind.PDF).toList();
            boolean asOne = together && pictures.size() > 0;
            boolean done = false;
            for (var one : taken) {
                if (one.kind == Kind.PDF) {
                    draw(one, one);
                    made.add(one);
                } else if (!asOne) {
                    made.add(bare(one, problems));
                } else if (!done) {
                    done = true;
                    made.add(onePdf(pictures, problems));
                }
            }
        }

        private Taken bare(Taken picture, List<Problem> problems) throws IOException {
            var one = new Taken(picture.name, incoming);
            one.kind = picture.kind;
            try (var from = picture.read();
                    var to = one.write(one.content, DataKey.Part.CONTENT)) {
                BarePicture.write(picture.kind, from, to);
            }
            try (var written = one.read()) {
                one.bytes = written.length();
            }
            draw(one, picture);
            if (!one.previewed) problems.add(Problem.of(picture.name, "documents.problem.picture-broken"));
            return one;
        }

        private Taken onePdf(List<Taken> pictures, List<Problem> problems) throws IOException {
            var one = new Taken("", incoming);
            var pages = new ArrayList<PagesToPdf.Page>();
            try {
                for (var picture : pictures) pages.add(new PagesToPdf.Page(picture.kind, picture.read()));
                // each must be one that opens, not only one that begins well
                for (int i = 1; i < pages.size(); i++)
                    if (!opens(pages.get(i)))
                        problems.add(Problem.of(pictures.get(i).name, "documents.problem.picture-broken"));
                if (problems.isEmpty())
                    try (var to = one.write(one.content, DataKey.Part.CONTENT)) {
                        PagesToPdf.write(pages, to);
                    }
            } catch (RuntimeException | OutOfMemoryError e) {
                LOG.warn("documents: pictures could not be put together: {}", e.toString());
                problems.add(Problem.of("", "documents.problem.picture-broken"));
            } finally {
                for (var page : pages) page.file().close();
            }
            if (!problems.isEmpty()) {
                Files.deleteIfExists(one.content);
                return one;
            }
            try (var written = one.read()) {
                one.bytes = written.length();
            }
            one.pages = pictures.size();
            draw(one, pictures.getFirst());
            if (!one.previewed) problems.add(Problem.of(pictures.getFirst().name, "documents.problem.picture-broken"));
            return one;
        }

        private static boolean opens(PagesToPdf.Page page) {
            try {
                Preview.read(page.kind(), page.file(), 300);
                return true;
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                return false;
            }
        }

        private static void draw(Taken of, Taken like) throws IOException {
            try (var content = like.read();
                    var to = of.write(of.preview, DataKey.Part.PREVIEW)) {
                of.previewed = Preview.draw(like.kind, content, to);
            }
            if (!of.previewed) Files.deleteIfExists(of.preview);
        }

        private Outcome<Added> keep(String name, boolean waiting, Function<LocalDate, String> unnamed) {
            var ids = made.stream().map(one -> one.id).toList();
            boolean kept = false;
            try {
                for (var one : made) {
                    store.put(StorageKeys.of(one.id, DataKey.Part.CONTENT), one.content);
                    if (one.previewed) store.put(StorageKeys.of(one.id, DataKey.Part.PREVIEW), one.preview);
                }
                kept = Boolean.TRUE.equals(transaction.execute(_ -> note(name, waiting, unnamed)));
                return kept ? new Outcome.Done<>(new Added(ids, waiting)) : new Outcome.Changed<>();
            } finally {
                if (!kept) letGo(ids);
            }
        }

        private boolean note(String name, boolean waiting, Function<LocalDate, String> unnamed) {
            // one that closes or goes on meanwhile tells its documents, and this would be none of them yet
            var it = cases.findLocked(caseFile).orElse(null);
            if (it == null) return false;
            var now = clock.instant();
            var today = localDays.day(now);
            for (var one : made) {
                table.insert(new Document(
                        one.id,
                        caseFile,
                        one.kind,
                        one.bytes,
                        one.pages,
                        waiting ? Document.State.WAITING : Document.State.READY,
                        one.previewed,
                        one.key,
                        made.size() == 1 && !name.isEmpty()
                                ? name
                                : named(one.name).orElseGet(() -> unnamed.apply(today)),
                        Objects.requireNonNull(Actor.account()),
                        now,
                        it.open() ? null : today,
                        null));
                journal.note(
                        "documents.added",
                        one.id.toString(),
                        Map.of("case", caseFile.toString(), "kind", one.kind.key(), "bytes", Long.toString(one.bytes)));
            }
            return true;
        }

        private void letGo(List<UUID> ids) {
            try {
                store.delete(StorageKeys.of(ids));
            } catch (StorageUnavailable e) {
                LOG.warn("documents: what was not kept is swept later: {}", e.getMessage());
            }
        }

        private void noteVirus(String virus) {
            transaction.executeWithoutResult(_ -> journal.note(
                    "documents.refused", caseFile.toString(), Map.of("virus", virus.replaceAll("[^\\w.:-]", "_"))));
        }

        @Override
        public void close() {
            for (var files : List.of(taken, made))
                for (var one : files)
                    try {
                        Files.deleteIfExists(one.content);
                        Files.deleteIfExists(one.preview);
                    } catch (IOException e) {
                        LOG.warn("documents: what was not kept is swept later: {}", e.toString());
                    }
        }
    }

    private static Outcome<Added> refused(String file, String key, Object... args) {
        return Outcome.refused(file, "documents.problem." + key, args);
    }

    /** As the file is named; nothing where that says nothing or too much. */
    private static Optional<String> named(String file) {
        var base = Optional.of(file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1))
                .map(name -> name.replaceAll("\\.[A-Za-z0-9]{1,5}$", "")
                        .replaceAll("[\\p{Cntrl}\\p{Cf}]", "")
                        .strip())
                .orElse("");
        if (base.length() > Document.LONGEST_NAME) base = base.substring(0, Document.LONGEST_NAME);
        return base.isEmpty() || tells(base) ? Optional.empty() : Optional.of(base);
    }

    static boolean tells(String text) {
        return SensitiveText.find(text).stream()
                .anyMatch(finding -> finding.kind().refused());
    }
}
