package fr.parvis.hotline.domain;

import java.time.Duration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes pages that wait for a change on the line, once its transaction is committed. */
@Component
public class LineNews {
    private long number = 1;
    private boolean closed;

    /** Something changed, in the caller's transaction or outside of any. */
    void changed() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) tell();
        else
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    tell();
                }
            });
    }

    private synchronized void tell() {
        number++;
        notifyAll();
    }

    @EventListener(ContextClosedEvent.class)
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    public synchronized long number() {
        return number;
    }

    /** Waits until something changed after {@code seen}, no longer than {@code most}. @return the number of the last change */
    public synchronized long await(long seen, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (number == seen && !closed) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) break;
            wait(left);
        }
        return number;
    }
}
