package fr.parvis.skills.domain.measure;

import fr.parvis.skills.domain.Level;
import java.util.Collection;

/**
 * Between what the net change would be if those who were not seen again had all lost what they did alone, and if all had come to do it
 * alone. Whatever became of them, the truth is between.
 */
public record Bounds(double low, double high, long notSeenAgain) {

    /**
     * @param notSeenAgain the levels of those who were seen once
     * @throws IllegalArgumentException when nobody was seen
     */
    public static Bounds of(Collection<Progress> seenAgain, Collection<Level> notSeenAgain) {
        double all = seenAgain.size() + (double) notSeenAgain.size();
        if (all == 0) throw new IllegalArgumentException("nobody was seen");
        long steps = seenAgain.stream().mapToLong(Progress::step).sum();
        long alone =
                notSeenAgain.stream().filter(level -> level == Level.ALONE).count();
        return new Bounds(
                (steps - alone) / all, (steps + (notSeenAgain.size() - alone)) / all, notSeenAgain.size());
    }
}
