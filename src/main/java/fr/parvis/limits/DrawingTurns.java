// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.limits;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Limit of concurrent work that keeps a processor busy for a second: papers to print, pictures of pages. {@link HeavyWork#AT_ONCE} are
 * drawn at once, one of them at most for the public, and none while staff waits. {@link Busy} tells when to try again.
 */
@Component
public class DrawingTurns {
    private static final int FOR_THE_PUBLIC = 1;
    private static final Duration STAFF_WAITS = Duration.ofSeconds(30);
    private static final Duration PUBLIC_WAITS = Duration.ofSeconds(2);

    /** Bound while a turn is held: drawing inside it needs no second one. */
    private static final ScopedValue<Boolean> HELD = ScopedValue.newInstance();

    private final Asker asker;
    private final Duration staffWaits;
    private final Duration publicWaits;
    private final int atOnce;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition free = lock.newCondition();
    private int drawing;
    private int drawingForThePublic;
    private int staffWaiting;

    @Autowired
    public DrawingTurns(Asker asker) {
        this(asker, STAFF_WAITS, PUBLIC_WAITS, HeavyWork.AT_ONCE);
    }

    DrawingTurns(Asker asker, Duration staffWaits, Duration publicWaits, int atOnce) {
        this.asker = asker;
        this.staffWaits = staffWaits;
        this.publicWaits = publicWaits;
        this.atOnce = atOnce;
    }

    /**
     * Draws when it is one's turn.
     *
     * @throws Busy when it did not come in time
     */
    public <T> T take(Supplier<T> work) {
        return take(asker.isPublic(), work);
    }

    <T> T take(boolean forThePublic, Supplier<T> work) {
        if (HELD.isBound()) return work.get();
        await(forThePublic);
        try {
            return ScopedValue.where(HELD, true).call(work::get);
        } finally {
            end(forThePublic);
        }
    }

    private void await(boolean forThePublic) {
        long left = (forThePublic ? publicWaits : staffWaits).toNanos();
        lock.lock();
        try {
            if (!forThePublic) staffWaiting++;
            try {
                while (!mayBegin(forThePublic)) {
                    if (left <= 0) throw new Busy();
                    left = free.awaitNanos(left);
                }
            } finally {
                if (!forThePublic) staffWaiting--;
            }
            drawing++;
            if (forThePublic) drawingForThePublic++;
            // the next in the queue may begin beside this one
            free.signalAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        } finally {
            lock.unlock();
        }
    }

    private boolean mayBegin(boolean forThePublic) {
        if (drawing >= atOnce) return false;
        return !forThePublic || drawingForThePublic < FOR_THE_PUBLIC && staffWaiting == 0;
    }

    private void end(boolean forThePublic) {
        lock.lock();
        try {
            drawing--;
            if (forThePublic) drawingForThePublic--;
            free.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many wait of those who are signed in, for tests. */
    int staffWaiting() {
        lock.lock();
        try {
            return staffWaiting;
        } finally {
            lock.unlock();
        }
    }
}
