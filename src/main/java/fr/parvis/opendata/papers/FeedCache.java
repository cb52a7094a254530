// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.papers;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.network.OpenPoints;
import fr.parvis.network.OpenPoints.OpenPoint;
import fr.parvis.opendata.OpenDataSettings;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.StaticVersion;
import fr.parvis.statistics.PublicFigures;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Sha256;
import jakarta.annotation.PreDestroy;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the finished feeds on disk, and makes one anew only when what it is made of has changed: how it stands is asked of the database
 * once a second at most, which costs the same however many points there are, and whoever has a feed may keep it for a minute anyway. One is made at a time, by the first who asks; memory holds a few
 * numbers of each. Whole feeds outlive the process: the next one of the same build takes them up where they still say what is so.
 */
@Component
public class FeedCache {
    private static final Logger LOG = LoggerFactory.getLogger(FeedCache.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Answers about changes that are kept beside the whole feeds, the least asked for thrown away first: anybody may ask for any. */
    private static final int MOST_CHANGES = 12;

    /** Longest transaction allowed for: its rows bear the instant at which it began, not at which it was committed. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private record Key(Feed feed, @Nullable Instant since) {}

    /**
     * A finished feed.
     *
     * @param file compressed, unless it is read in pages
     * @param plainBytes bytes without compression
     * @param fingerprint of what it says: the same as long as it says the same
     * @param modified time when what it says was first seen to be so, to the second
     * @param starts of its objects, for a feed that is read in pages
     */
    private record Shelved(
            String version, Path file, long plainBytes, String fingerprint, Instant modified, long[] starts) {}

    /**
     * Facts that the next process has to know of a whole feed: a file beside it.
     *
     * @param build of the application: another may write the same otherwise
     * @param bytes size of the feed's file: one that was cut short is not taken up
     */
    private record Note(
            String build,
            String version,
            String file,
            long bytes,
            long plainBytes,
            String fingerprint,
            Instant modified,
            long[] starts) {}

    /**
     * A feed ready to be sent.
     *
     * @param gzipBytes bytes when compressed
     */
    public record Ready(Path file, long gzipBytes, long plainBytes, String fingerprint, Instant modified) {}

    /**
     * A page of a feed.
     *
     * @param contents its objects, one after the other with commas between
     * @param total objects in the whole feed
     */
    public record Page(byte[] contents, int count, int total, String fingerprint, Instant modified) {}

    private final WriteFeed write;
    private final OpenPoints points;
    private final Associations associations;
    private final PublicFigures figures;
    private final TransactionTemplate reading;
    private final Clock clock;
    private final Duration trust;
    private final String address;
    private final String build;

    /** Whole feeds, for this process and those after it. */
    private final Path lasting;

    /** Answers about changes, which end with the process. */
    private final Path folder;

    /** In the order of asking: a reader waits for the feed that is being made, and for its own, not for all of them. */
    private final ReentrantLock making = new ReentrantLock(true);

    private boolean swept;

    /** State of the database when it was last asked. */
    private record Stood(String version, Instant at) {}

    private volatile @Nullable Stood stood;

    private final Map<Key, Shelved> shelved = new LinkedHashMap<>(16, 0.75f, true);

    @Autowired
    FeedCache(
            WriteFeed write,
            OpenPoints points,
            Associations associations,
            PublicFigures figures,
            PlatformTransactionManager transactions,
            Clock clock,
            StaticVersion version,
            OpenDataSettings settings,
            ParvisSettings parvis) {
        // a build that is run from its sources may write other bytes each time
        var build = version.ofABuild() ? version.value() : Ids.next().toString();
        this(
                write,
                points,
                associations,
                figures,
                transactions,
                clock,
                settings.openDataTrust(),
                build,
                parvis.address(),
                parvis.data());
    }

    /**
     * @param trust time for which the database is taken to stand as it did
     * @param build names the code that writes the feeds
     */
    FeedCache(
            WriteFeed write,
            OpenPoints points,
            Associations associations,
            PublicFigures figures,
            PlatformTransactionManager transactions,
            Clock clock,
            Duration trust,
            String build,
            String address,
            Path data) {
        this.write = write;
        this.points = points;
        this.associations = associations;
        this.figures = figures;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        // all of a feed as of one moment
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
        this.trust = trust;
        this.address = address;
        this.build = build;
        this.lasting = data.resolve("open-data").resolve("whole");
        this.folder = data.resolve("open-data")
                .resolve(String.valueOf(ProcessHandle.current().pid()));
    }

    /** Makes a whole feed anew if what it is made of has changed, so that nobody waits for it later. */
    public void prepare(Feed feed) {
        find(feed, null);
    }

    /** Publisher of the data, with the name of the network as it is now. */
    public Publisher giver() {
        return new Publisher(
                associations.networkName().orElse("Parvis"),
                address,
                associations.list().stream()
                        .filter(Association::open)
                        .collect(Collectors.toMap(Association::id, Association::name)));
    }

    /** The catalogue of the feeds, for machines. */
    public Map<String, Object> catalog(String contact) {
        var points = get(Feed.POINTS, null).modified();
        var issued = associations.networkBegan().orElseGet(() -> LocalDate.ofInstant(points, NetworkTime.ZONE));
        return Catalog.of(
                giver(),
                contact,
                new Catalog.Dates(
                        issued,
                        points,
                        get(Feed.TOURS, null).modified(),
                        get(Feed.WORKSHOPS, null).modified(),
                        figures.releases().stream()
                                .map(PublicFigures.Release::releasedAt)
                                .max(Comparator.naturalOrder())
                                .orElse(Instant.EPOCH)));
    }

    /** @param since only what changed then or later; an answer may hold what changed up to an hour before */
    public Ready get(Feed feed, @Nullable Instant since) {
        for (int attempt = 0; ; attempt++) {
            var found = find(feed, since);
            try {
                return new Ready(
                        found.file(),
                        Files.size(found.file()),
                        found.plainBytes(),
                        found.fingerprint(),
                        found.modified());
            } catch (NoSuchFileException e) {
                // made anew by somebody else in between, or swept away
                forget(found);
                if (attempt == 2) throw new UncheckedIOException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * @param page from 0
     * @param size objects of a page
     */
    public Page page(Feed feed, @Nullable Instant since, int page, int size) {
        for (int attempt = 0; ; attempt++) {
            var found = find(feed, since);
            int total = found.starts().length - 1;
            int first = (int) Math.min((long) page * size, total);
            int end = Math.min(first + size, total);
            try {
                return new Page(
                        piece(found, first, end),
                        end - first,
                        total,
                        found.fingerprint() + "-" + page + "-" + size,
                        found.modified());
            } catch (NoSuchFileException e) {
                forget(found);
                if (attempt == 2) throw new UncheckedIOException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static byte[] piece(Shelved found, int first, int end) throws IOException {
        if (first == end) return new byte[0];
        try (InputStream in = Files.newInputStream(found.file())) {
            in.skipNBytes(found.starts()[first]);
            // the comma and the line before the object that follows are not of this page
            long length = found.starts()[end] - found.starts()[first] - (end == found.starts().length - 1 ? 0 : 2);
            return in.readNBytes(Math.toIntExact(length));
        }
    }

    /**
     * A single object of a feed of HSDS.
     *
     * @throws NotFound when there is no such point, or none that receives the public
     */
    public Map<String, Object> whole(Feed feed, UUID id) {
        OpenPoint point = points.find(id).orElseThrow(() -> new NotFound("point " + id));
        return write.whole(feed, point, giver());
    }

    /** @throws NotFound when there is no such association, or none that goes on */
    public Map<String, Object> organization(UUID id) {
        var giver = giver();
        var name = giver.associations().get(id);
        if (name == null) throw new NotFound("association " + id);
        return write.organization(id, name, giver);
    }

    private Shelved find(Feed feed, @Nullable Instant since) {
        var key = new Key(feed, since == null ? null : since.minus(MARGIN).truncatedTo(ChronoUnit.HOURS));
        return Asking.as(Scope.everybody()).call(() -> {
            var last = stood;
            var version = last != null && clock.instant().isBefore(last.at().plus(trust)) ? last.version() : version();
            var known = known(key);
            if (known != null && known.version().equals(version)) return known;
            making.lock();
            try {
                version = version();
                known = known(key);
                return known != null && known.version().equals(version) ? known : make(key, known);
            } finally {
                making.unlock();
            }
        });
    }

    private String version() {
        var at = clock.instant();
        var version = Objects.requireNonNull(reading.execute(status -> write.version() + " " + giver().hashCode()));
        stood = new Stood(version, at);
        return version;
    }

    private @Nullable Shelved known(Key key) {
        synchronized (shelved) {
            if (key.since() == null && !shelved.containsKey(key)) {
                var left = left(key);
                if (left != null) shelved.put(key, left);
            }
            return shelved.get(key);
        }
    }

    private void forget(Shelved one) {
        try {
            // without its note a deleted feed is not taken up again by the next process
            for (var feed : Feed.values()) {
                var left = left(new Key(feed, null));
                if (left != null && left.file().equals(one.file())) Files.deleteIfExists(note(feed));
            }
        } catch (IOException e) {
            LOG.warn("the note of a feed could not be removed: {}", e.toString());
        }
        synchronized (shelved) {
            shelved.values().remove(one);
        }
    }

    private Path note(Feed feed) {
        return lasting.resolve(feed.name().toLowerCase(Locale.ROOT) + ".json");
    }

    /** The whole feed that an earlier process left; of another build it is only what was said before. */
    private @Nullable Shelved left(Key key) {
        var note = note(key.feed());
        try {
            if (!Files.exists(note)) return null;
            var told = JSON.readValue(Files.readAllBytes(note), Note.class);
            var file = lasting.resolve(told.file());
            if (!lasting.equals(file.getParent()) || !Files.exists(file) || Files.size(file) != told.bytes())
                return null;
            return new Shelved(
                    told.build().equals(build) ? told.version() : "",
                    file,
                    told.plainBytes(),
                    told.fingerprint(),
                    told.modified(),
                    told.starts());
        } catch (IOException | JacksonException e) {
            LOG.warn("the feed {} that was left is made anew: {}", key.feed(), e.toString());
            return null;
        }
    }

    /** On the disk for sure before its note says so, and the note as a whole or not at all. */
    private void leave(Feed feed, Shelved made) throws IOException {
        try (var written = FileChannel.open(made.file(), StandardOpenOption.WRITE)) {
            written.force(true);
        }
        var note = new Note(
                build,
                made.version(),
                String.valueOf(made.file().getFileName()),
                Files.size(made.file()),
                made.plainBytes(),
                made.fingerprint(),
                made.modified(),
                made.starts());
        var draft = Files.createTempFile(lasting, "note-", ".draft");
        Files.write(draft, JSON.writeValueAsBytes(note));
        Files.move(draft, note(feed), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Shelved make(Key key, @Nullable Shelved before) {
        try {
            sweep();
            var shelf = key.since() == null ? lasting : folder;
            Files.createDirectories(shelf);
            var file = Files.createTempFile(shelf, key.feed().name().toLowerCase(Locale.ROOT) + "-", ".feed");
            var made = reading.execute(status -> {
                try {
                    return make(key, before, file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            if (key.since() == null) leave(key.feed(), made);
            keep(key, made);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Shelved make(Key key, @Nullable Shelved before, Path file) throws IOException {
        var version = version();
        var digest = Sha256.newDigest();
        long[] bytes = new long[1];
        long[] starts;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                OutputStream packed = key.feed().inPages() ? out : new Quick(out);
                OutputStream counted =
                        new BufferedOutputStream(new Counted(new DigestOutputStream(packed, digest), bytes), 1 << 16)) {
            starts = write.write(key.feed(), giver(), key.since(), counted);
        }
        var fingerprint = Sha256.shortHex(digest);
        return new Shelved(
                version,
                file,
                bytes[0],
                fingerprint,
                modified(fingerprint, before),
                key.feed().inPages() ? starts : new long[0]);
    }

    /** To the second, as HTTP tells it; never the second of what it said before. */
    private Instant modified(String fingerprint, @Nullable Shelved before) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (before == null) return now;
        if (before.fingerprint().equals(fingerprint)) return before.modified();
        return now.isAfter(before.modified()) ? now : before.modified().plusSeconds(1);
    }

    private void keep(Key key, Shelved made) throws IOException {
        var over = new ArrayList<Shelved>();
        synchronized (shelved) {
            var replaced = shelved.put(key, made);
            if (replaced != null) over.add(replaced);
            var changes =
                    shelved.keySet().stream().filter(one -> one.since() != null).toList();
            for (var eldest : changes.subList(0, Math.max(0, changes.size() - MOST_CHANGES))) {
                var thrown = shelved.remove(eldest);
                if (thrown != null) over.add(thrown);
            }
        }
        for (var one : over) Files.deleteIfExists(one.file());
    }

    /** Removes, once, what processes left that did not end well: their folders, and files that no note names. */
    private void sweep() throws IOException {
        if (swept) return;
        swept = true;
        var shelves = folder.getParent();
        if (shelves == null || !Files.isDirectory(shelves)) return;
        if (Files.isDirectory(lasting)) {
            var named = new HashSet<Path>();
            for (var feed : Feed.values()) {
                named.add(note(feed));
                var left = left(new Key(feed, null));
                if (left != null) named.add(left.file());
            }
            try (var files = Files.list(lasting)) {
                for (var file : files.toList()) if (!named.contains(file)) Files.deleteIfExists(file);
            }
        }
        try (var left = Files.list(shelves)) {
            for (var one : left.toList()) {
                var name = String.valueOf(one.getFileName());
                if (name.matches("\\d{1,18}")
                        && ProcessHandle.of(Long.parseLong(name)).isEmpty()) delete(one);
            }
        }
    }

    @PreDestroy
    void clear() throws IOException {
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return;
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("what is left of feeds could not be removed: {}", e.toString());
            return;
        }
        Files.deleteIfExists(folder);
    }

    /** Compresses at a pace that lets nobody wait; a tenth more bytes than at the slowest. */
    private static final class Quick extends GZIPOutputStream {
        Quick(OutputStream out) throws IOException {
            super(out, 1 << 14);
            def.setLevel(4);
        }
    }

    /** Counts what passes. */
    private static final class Counted extends FilterOutputStream {
        private final long[] bytes;

        Counted(OutputStream out, long[] bytes) {
            super(out);
            this.bytes = bytes;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            bytes[0]++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            out.write(buffer, offset, length);
            bytes[0] += length;
        }
    }
}
