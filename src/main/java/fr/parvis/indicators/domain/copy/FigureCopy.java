// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.indicators.domain.FactReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The copy of the facts, in the life of one process: opened when first asked for, fed each second, closed when nobody asked for half an hour. While it
 * is not there, or is behind, the database answers.
 */
@Component
public class FigureCopy implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(FigureCopy.class);

    /** A copy that was fed longer ago does not answer. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final Duration UNUSED = Duration.ofMinutes(30);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_REFRESHES = Duration.ofMinutes(1);

    /**
     * An answer of the copy.
     *
     * @param upTo acts stored by then are in it
     */
    public record Read<T>(T answer, Instant upTo) {}

    private record Open(CopyFile file, CopyState state, int dimensions, Instant refreshedAt) {}

    private final CopySettings settings;
    private final CopyFolder folder;
    private final WriteCopy write;
    private final Clock clock;

    private volatile @Nullable Open open;
    private volatile @Nullable Thread opening;

    /** A copy that could not be taken in the place of the open one; read in turn alone. */
    private @Nullable Path refused;

    private volatile Instant askedAt = Instant.EPOCH;
    private volatile Instant notBefore = Instant.EPOCH;
    private volatile boolean ended;

    /** So many changes later a copy is made anew, in order, once nobody asks it any more. */
    long compactAfter = 100_000;

    /** Lock for opening, feeding and closing; held for minutes where a large copy is made. */
    private final ReentrantLock turn = new ReentrantLock();

    private final Object beside = new Object();

    FigureCopy(CopySettings settings, CopyFolder folder, WriteCopy write, Clock clock) {
        this.settings = settings;
        this.folder = folder;
        this.write = write;
        this.clock = clock;
    }

    /** Asks the copy; nothing where it is not there or not fresh. The first question opens it, beside. */
    public <T> Optional<Read<T>> ask(Function<FactReader, T> question) {
        if (!settings.isOn()) return Optional.empty();
        askedAt = clock.instant();
        var now = open;
        if (now == null) {
            if (opening == null) openBeside();
            return Optional.empty();
        }
        if (now.state().fedAt().isBefore(clock.instant().minus(FRESH))) return Optional.empty();
        try {
            return Optional.of(
                    new Read<>(now.file().facts(question), now.state().fedAt()));
        } catch (CopyFailed e) {
            LOG.warn("figures: the database answers, not the copy: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private void openBeside() {
        synchronized (beside) {
            if (ended || open != null || opening != null || clock.instant().isBefore(notBefore)) return;
            opening = Thread.ofPlatform().daemon().name("figures-opening").unstarted(() -> {
                try {
                    open();
                } catch (RuntimeException e) {
                    notBefore = clock.instant().plus(AFTER_A_FAILURE);
                    LOG.warn("figures: there is no copy for now, the database answers: {}", e.getMessage());
                } finally {
                    opening = null;
                }
            });
            opening.start();
        }
    }

    /** Opens the last copy and brings it up to date, or makes one. */
    public void open() {
        turn.lock();
        try {
            if (open != null || ended) return;
            var last = folder.last();
            if (last.isPresent() && take(last.get())) return;
            if (!take(make())) throw new CopyFailed("a new copy cannot be followed", null);
        } finally {
            turn.unlock();
        }
    }

    /** Opens the last copy where there is one that no other process has, whatever the settings say: to compare it. */
    public void openIfThere() {
        turn.lock();
        try {
            var last = folder.last();
            if (open == null && last.isPresent()) take(last.get());
        } catch (CopyFailed e) {
            LOG.warn("figures: the copy is not compared: {}", e.getMessage());
        } finally {
            turn.unlock();
        }
    }

    /** Whether something failed because the disk is full. */
    public static boolean isFull(Throwable failure) {
        return failure instanceof CopyFailed copy && copy.isFull();
    }

    /** Opens a finished copy in the place of what is open, if it can be brought up to date. */
    private boolean take(Path file) {
        CopyFile taken;
        CopyState state;
        int dimensions;
        try {
            taken = CopyFile.open(file, limits(file));
        } catch (CopyFailed e) {
            LOG.warn("figures: a copy is not used: {}", e.getMessage());
            return false;
        }
        try {
            CopyFolder.clearSpill(file);
            state = taken.read(CopyState::read);
            if (!write.canFollow(state)) {
                LOG.info("figures: the copy {} is too old, a new one is made", file.getFileName());
                taken.close();
                return false;
            }
            state = write.feed(taken, state);
            dimensions = write.refresh(taken, 0);
        } catch (RuntimeException e) {
            taken.close();
            throw e;
        }
        var before = open;
        open = new Open(taken, state, dimensions, clock.instant());
        if (askedAt.equals(Instant.EPOCH)) askedAt = clock.instant();
        if (before != null) before.file().close();
        folder.sweep(file);
        folder.sweepUnfinished();
        return true;
    }

    /**
     * Makes a copy beside the one that answers.
     *
     * @throws CopyFailed when it cannot be made, such as on a full disk; nothing of it is left, and the one before answers as before
     */
    public Path make() {
        folder.sweepUnfinished();
        var making = folder.next();
        long begun = System.nanoTime();
        try {
            try (var file = CopyFile.create(making, limits(making))) {
                write.fill(file);
            }
            var made = folder.finish(making);
            LOG.info(
                    "figures: copy made in {} s, {} MB",
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                    made.toFile().length() / 1_000_000);
            return made;
        } catch (RuntimeException e) {
            folder.delete(making);
            throw e;
        }
    }

    private CopyFile.Limits limits(Path file) {
        return new CopyFile.Limits(settings.memory(), CopyFolder.spill(file));
    }

    /** Brings the open copy up to date; takes a newer one that was made beside; closes what nobody asks. */
    public void follow() {
        if (open == null || !turn.tryLock()) return;
        try {
            followInTurn();
        } catch (CopyFailed e) {
            LOG.warn("figures: the copy is closed: {}", e.getMessage());
            notBefore = clock.instant().plus(AFTER_A_FAILURE);
            closeInTurn();
        } finally {
            turn.unlock();
        }
    }

    private void followInTurn() {
        var now = open;
        if (now == null || ended) return;
        if (askedAt.isBefore(clock.instant().minus(UNUSED))) {
            closeInTurn();
            if (now.state().fed() > compactAfter) make();
            return;
        }
        var last = folder.last();
        var name = now.file().file().getFileName();
        if (last.isPresent()
                && !last.get().getFileName().equals(name)
                && !last.get().equals(refused)) {
            if (take(last.get())) return;
            // damaged, or of another process: it is not tried each second
            refused = last.get();
        }
        var state = write.feed(now.file(), now.state());
        boolean due = now.refreshedAt().isBefore(clock.instant().minus(BETWEEN_REFRESHES));
        int dimensions = due ? write.refresh(now.file(), now.dimensions()) : now.dimensions();
        open = new Open(now.file(), state, dimensions, due ? clock.instant() : now.refreshedAt());
    }

    /** Number of sums in the open copy that are not those of its facts: none where no copy is open, empty where the engine failed to compare them. */
    public OptionalInt differingSums() {
        var now = open;
        try {
            return OptionalInt.of(now == null ? 0 : now.file().read(RequestSums::differing));
        } catch (CopyFailed e) {
            LOG.warn("the sums of the copy could not be compared: {}", e.getMessage());
            return OptionalInt.empty();
        }
    }

    /** Up to when the open copy answers. */
    public Optional<Instant> upTo() {
        var now = open;
        return now == null ? Optional.empty() : Optional.of(now.state().fedAt());
    }

    private void closeInTurn() {
        var now = open;
        open = null;
        if (now != null) now.file().close();
    }

    /** Closes the open copy; an unfinished one is left to the next start. */
    @Override
    public void destroy() {
        ended = true;
        try {
            if (!turn.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            closeInTurn();
        } finally {
            turn.unlock();
        }
    }
}
