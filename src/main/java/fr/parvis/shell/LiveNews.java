// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import java.time.Duration;

/**
 * News that open pages wait for: a number that rises with each. A late listener gets the latest alone, so nothing piles up behind a slow browser.
 * A bean of a subclass is one channel; {@link LiveStreams} tells it to browsers.
 */
public class LiveNews {
    private final int most;
    private long number = 1;
    private int listening;
    private long joined;
    private boolean closed;

    /** @param most pages that listen at once; others are told to ask every few seconds instead */
    protected LiveNews(int most) {
        this.most = most;
    }

    /** Something changed: wakes all that wait. */
    protected final synchronized void tell() {
        number++;
        notifyAll();
    }

    /** Waits until something changed after {@code seen}, no longer than {@code longest}. @return the number of the last change */
    public final synchronized long await(long seen, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (number == seen && !closed) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) break;
            wait(left);
        }
        return number;
    }

    public final synchronized long number() {
        return number;
    }

    /** How many pages listen now. */
    public final synchronized int listening() {
        return listening;
    }

    /** How many have begun to listen, ever: comparing it shows whether somebody is new. */
    public final synchronized long joined() {
        return joined;
    }

    final synchronized boolean isClosed() {
        return closed;
    }

    /** Lets one more page listen. @return false where there are too many, or Parvis stops */
    final synchronized boolean join() {
        if (closed || listening >= most) return false;
        listening++;
        joined++;
        return true;
    }

    final synchronized void leave() {
        listening--;
    }

    final synchronized void close() {
        closed = true;
        notifyAll();
    }

    final synchronized void open() {
        closed = false;
    }
}
