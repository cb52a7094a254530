// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import fr.parvis.limits.HeavyWork;
import fr.parvis.reading.ReadingSettings;
import fr.parvis.values.Ids;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Letters kept for an account for half an hour, in memory alone: their pictures, their words and what was understood. Two are read at a
 * time, the others wait. A restart deletes them.
 */
@Component
public class HeldLetters implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(HeldLetters.class);

    /** Time for which a letter is kept here. */
    public static final Duration FOR = Duration.ofMinutes(30);

    private static final int AT_ONCE = Math.max(2, HeavyWork.AT_ONCE);
    private static final int MOST_WAITING = 20;
    private static final long MOST_WAITING_BYTES = 40_000_000;
    private static final long MOST_HELD_BYTES = 24_000_000;

    /** State of the reading of a letter. */
    public enum State {
        WAITING,
        READING,
        READ,
        FAILED
    }

    /**
     * A letter as it is kept here.
     *
     * @param caseFile the case or visit it was opened from
     * @param ahead number of others read before it
     * @param received the day on which it came, once the person said it
     * @param kept whether a step of it went to a case
     */
    public record Reading(
            UUID id,
            @Nullable UUID caseFile,
            @Nullable UUID visit,
            State state,
            int ahead,
            List<LetterPage> pages,
            @Nullable LetterFindings findings,
            @Nullable LocalDate received,
            boolean kept,
            Instant until) {}

    /** Reader of a letter, and the case or visit it was opened from. */
    public record Origin(
            UUID account, @Nullable UUID caseFile, @Nullable UUID visit) {}

    private final class Held {
        final UUID id = Ids.next();
        final Origin origin;
        final Instant since = clock.instant();
        byte @Nullable [] file;
        State state = State.WAITING;
        List<byte[]> pictures = List.of();
        List<LetterPage> pages = List.of();

        @Nullable
        LetterFindings findings;

        @Nullable
        LocalDate received;

        boolean counted;
        boolean kept;

        Held(Origin origin, byte[] file) {
            this.origin = origin;
            this.file = file;
        }

        long bytes() {
            var waiting = file;
            return (waiting == null ? 0 : waiting.length)
                    + pictures.stream().mapToLong(picture -> picture.length).sum();
        }
    }

    private final Clock clock;
    private final ReadPicture reader;
    private final Map<UUID, Held> held = new LinkedHashMap<>();
    private final ThreadPoolExecutor threads;

    HeldLetters(Clock clock, ReadPicture reader, ReadingSettings settings) {
        this.clock = clock;
        this.reader = reader;
        int most = settings.atOnce() > 0 ? settings.atOnce() : AT_ONCE;
        this.threads = new ThreadPoolExecutor(
                most,
                most,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("reading-", 0).factory());
        this.threads.allowCoreThreadTimeOut(true);
    }

    /** Whether pictures can be read here, and not only the text of a PDF. */
    public boolean readsPictures() {
        return reader.readsPictures();
    }

    /**
     * Begins to read a letter.
     *
     * @param file one that may come in
     * @return nothing when too many wait already
     */
    public Optional<UUID> begin(Origin origin, byte[] file, boolean pdf, int pages) {
        var one = new Held(origin, file);
        synchronized (this) {
            clear();
            long waiting = held.values().stream()
                    .filter(it -> it.file != null)
                    .mapToLong(Held::bytes)
                    .sum();
            long count = held.values().stream()
                    .filter(it -> it.state == State.WAITING)
                    .count();
            if (count >= MOST_WAITING || waiting + file.length > MOST_WAITING_BYTES) return Optional.empty();
            held.put(one.id, one);
        }
        threads.execute(() -> read(one, pdf, pages));
        return Optional.of(one.id);
    }

    private void read(Held one, boolean pdf, int pages) {
        byte[] file;
        synchronized (this) {
            file = one.file;
            if (file == null || !held.containsKey(one.id)) return;
            one.state = State.READING;
        }
        try {
            var read = reader.pages(file, pdf, pages);
            var words = read.stream().map(ReadPicture.Page::words).toList();
            var findings = UnderstandLetter.of(words, pages > read.size());
            synchronized (this) {
                one.pictures = read.stream().map(ReadPicture.Page::jpeg).toList();
                one.pages = words;
                one.findings = findings;
                one.state = State.READ;
                one.file = null;
                makeRoom();
            }
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // of what it says nothing is logged: it may hold words of the letter
            LOG.warn("reading: a letter could not be read ({})", e.getClass().getSimpleName());
            synchronized (this) {
                one.state = State.FAILED;
                one.file = null;
            }
        }
    }

    /** A letter kept for this account. */
    public synchronized Optional<Reading> find(UUID account, UUID id) {
        clear();
        return mine(account, id).map(this::seen);
    }

    /** The last one that this account read for a case or a visit. */
    public synchronized Optional<Reading> of(UUID account, UUID caseOrVisit) {
        clear();
        return held.values().stream()
                .filter(it -> it.origin.account.equals(account)
                        && (caseOrVisit.equals(it.origin.caseFile) || caseOrVisit.equals(it.origin.visit)))
                .reduce((one, later) -> later)
                .map(this::seen);
    }

    private Reading seen(Held it) {
        int ahead = 0;
        for (var other : held.values()) {
            if (other == it) break;
            if (other.state == State.WAITING || other.state == State.READING) ahead++;
        }
        return new Reading(
                it.id,
                it.origin.caseFile,
                it.origin.visit,
                it.state,
                ahead,
                it.pages,
                it.findings,
                it.received,
                it.kept,
                it.since.plus(FOR));
    }

    /** The picture of a page as JPEG. @param page from 0 */
    public synchronized Optional<byte[]> picture(UUID account, UUID id, int page) {
        clear();
        return mine(account, id)
                .filter(it -> page >= 0 && page < it.pictures.size())
                .map(it -> it.pictures.get(page));
    }

    /** The person says when the letter came. */
    public synchronized void receivedOn(UUID account, UUID id, LocalDate day) {
        mine(account, id).ifPresent(it -> it.received = day);
    }

    /** A step of it went to a case. */
    public synchronized void keptStep(UUID account, UUID id) {
        mine(account, id).ifPresent(it -> it.kept = true);
    }

    /** Once for each letter that was read: whether it is still to be counted. */
    public synchronized boolean toCount(UUID account, UUID id) {
        var it = mine(account, id).orElse(null);
        if (it == null || it.counted || it.state != State.READ) return false;
        it.counted = true;
        return true;
    }

    /** Deletes a letter at once. */
    public synchronized void forget(UUID account, UUID id) {
        mine(account, id).ifPresent(it -> held.remove(it.id));
    }

    /** Lets go of all whose time is over. */
    public synchronized void clear() {
        var oldest = clock.instant().minus(FOR);
        held.values().removeIf(it -> it.since.isBefore(oldest));
    }

    private Optional<Held> mine(UUID account, UUID id) {
        return Optional.ofNullable(held.get(id)).filter(it -> it.origin.account.equals(account));
    }

    /** The oldest go first when pictures take too much memory. */
    private void makeRoom() {
        long bytes = held.values().stream().mapToLong(Held::bytes).sum();
        for (var it : new ArrayList<>(held.values())) {
            if (bytes <= MOST_HELD_BYTES) return;
            if (it.state == State.WAITING || it.state == State.READING) continue;
            bytes -= it.bytes();
            held.remove(it.id);
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
