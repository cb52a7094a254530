package fr.parvis.shell;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Hides counts so small that they could point at a person. A count from 1 to the threshold less one is hidden; when the total
 * is shown and the hidden counts could be found again by subtraction, others are hidden with them until each of the hidden could
 * as well be the threshold, were all the others 1. Zero hides nobody and is shown, unless it is needed as company. Which others
 * are taken follows from their order of magnitude and their place alone: an exact choice of the smallest would tell of them.
 */
@Component
public class SmallCounts {
    private static final int LARGE_BITS = 6;

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

    /** A count of persons that stands alone, as the network may know it: "moins de 5" for a small one. */
    public String tell(long count) {
        return isSmall(count) ? Words.t("shell.few", threshold) : Words.number(count);
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
            int company = -1;
            for (int i = 0; i < counts.size(); i++)
                if (!hidden.get(i) && (company < 0 || magnitude(counts.get(i)) < magnitude(counts.get(company))))
                    company = i;
            if (company < 0) break;
            hidden.set(company, true);
        }
        return hidden;
    }

    /** Whether the sum of hidden counts, each 1 at least, leaves open that any of them is the threshold. */
    public boolean mayTellSumOf(List<Long> hidden) {
        long sum = hidden.stream().mapToLong(Long::longValue).sum();
        return hidden.size() >= 2 && sum - (hidden.size() - 1) >= threshold;
    }

    /** The same up to 63, then up to 255, 1023 and so on; a zero comes last, for it protects little. */
    private static int magnitude(long count) {
        return count == 0 ? Long.SIZE : (Long.SIZE - Long.numberOfLeadingZeros(count >> LARGE_BITS) + 1) / 2;
    }

    private boolean tooEasyToFind(List<Long> counts, List<Boolean> hidden) {
        long sum = 0;
        int cells = 0;
        boolean zero = false;
        // as many as can be small: each would be the largest small one
        boolean allLargest = true;
        for (int i = 0; i < counts.size(); i++) {
            if (!hidden.get(i)) continue;
            sum += counts.get(i);
            cells++;
            zero |= counts.get(i) == 0;
            allLargest &= counts.get(i) == threshold - 1;
        }
        int others = zero ? 0 : cells - 1;
        return cells < 2 || allLargest || sum - others < threshold;
    }
}
