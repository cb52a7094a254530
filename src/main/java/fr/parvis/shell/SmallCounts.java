package fr.parvis.shell;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Hides counts so small that they could point at a person. A count from 1 to the threshold less one is hidden; when the total
 * is shown and the hidden counts could be found again by subtraction, the smallest shown counts are hidden with them until
 * what is hidden together reaches the threshold and holds two counts at least. Zero hides nobody and is shown, unless it is
 * needed as company.
 */
@Component
public class SmallCounts {
    private final int threshold;

    public SmallCounts(@Value("${parvis.small-count-threshold}") int threshold) {
        if (threshold < 1) throw new IllegalArgumentException("PARVIS_SMALL_COUNT_THRESHOLD must be 1 at least");
        this.threshold = threshold;
    }

    public int threshold() {
        return threshold;
    }

    public boolean isSmall(long count) {
        return count > 0 && count < threshold;
    }

    /**
     * Which of the counts that add up to a shown total must be hidden.
     *
     * @return for each count, in order, whether it is hidden
     */
    public List<Boolean> hidden(List<Long> counts) {
        return hidden(counts, counts.stream().map(count -> false).toList());
    }

    /** The same where some are hidden already, for another reason: they may not be found again either. */
    public List<Boolean> hidden(List<Long> counts, List<Boolean> already) {
        var hidden = new ArrayList<Boolean>();
        for (int i = 0; i < counts.size(); i++) hidden.add(already.get(i) || isSmall(counts.get(i)));
        // where all are zero the total tells each of them, and hides nobody
        if (!hidden.contains(true) || counts.stream().allMatch(count -> count == 0)) return hidden;
        while (tooEasyToFind(counts, hidden)) {
            int smallest = -1;
            for (int i = 0; i < counts.size(); i++)
                if (!hidden.get(i) && (smallest < 0 || better(counts.get(i), counts.get(smallest)))) smallest = i;
            if (smallest < 0) break;
            hidden.set(smallest, true);
        }
        return hidden;
    }

    /** A smaller count that is not zero costs the reader least; a zero comes last, for it protects nothing. */
    private static boolean better(long candidate, long chosen) {
        if (chosen == 0) return candidate > 0;
        return candidate > 0 && candidate < chosen;
    }

    private boolean tooEasyToFind(List<Long> counts, List<Boolean> hidden) {
        long sum = 0;
        int cells = 0;
        for (int i = 0; i < counts.size(); i++) {
            if (!hidden.get(i)) continue;
            sum += counts.get(i);
            cells++;
        }
        return cells < 2 || sum < threshold;
    }
}
