// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.protection;

import fr.parvis.runtime.ParvisSettings;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Hides counts so small that they could point at a person. A count from 1 to the threshold less one is hidden; when the total
 * is shown and the hidden counts could be found again by subtraction, others are hidden with them until what is left open of
 * each is as wide as the threshold. Zero hides nobody and is shown, unless it is needed as company. Which others are taken
 * follows from their order of magnitude and a secret order: an exact choice of the smallest would tell of them.
 */
@Component
public class SmallCounts {
    private static final int LARGE_BITS = 6;

    private final int threshold;
    private final SecretOrder order;

    @Autowired
    public SmallCounts(ParvisSettings parvis, HidingKey key) {
        this(parvis.smallCountThreshold(), new SecretOrder(key::bytes));
    }

    public SmallCounts(int threshold, SecretOrder order) {
        if (threshold < 1) throw new IllegalArgumentException("PARVIS_SMALL_COUNT_THRESHOLD must be 1 at least");
        this.threshold = threshold;
        this.order = order;
    }

    public int threshold() {
        return threshold;
    }

    /** The order in which company is taken. */
    public SecretOrder order() {
        return order;
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

    /** Counts to hide where some are hidden already, for another reason: those may not be found again either. */
    public List<Boolean> hidden(List<Long> counts, List<Boolean> already) {
        return hidden(counts, already, i -> counts.size() + "|" + i);
    }

    /**
     * Counts to hide of counts with names: company follows from the names and not from the places, so that another list with the same
     * counts, and zeros besides, takes the same.
     */
    public List<Boolean> hidden(List<Long> counts, List<Boolean> already, List<String> names) {
        return hidden(counts, already, names::get);
    }

    private List<Boolean> hidden(List<Long> counts, List<Boolean> already, IntFunction<String> name) {
        var hidden = new ArrayList<Boolean>();
        for (int i = 0; i < counts.size(); i++) hidden.add(already.get(i) || isSmall(counts.get(i)));
        // where all are zero the total tells each of them, and hides nobody
        if (!hidden.contains(true) || counts.stream().allMatch(count -> count == 0)) return hidden;
        if (!tooEasyToFind(counts, hidden)) return hidden;
        // another list, another order: what one list hid does not tell of the next
        long total = counts.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, counts.size())
                .filter(i -> !hidden.get(i))
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> magnitude(counts.get(i)))
                        .thenComparingDouble(i -> order.of(total + "|" + name.apply(i))))
                .takeWhile(company -> tooEasyToFind(counts, hidden))
                .forEach(company -> hidden.set(company, true));
        return hidden;
    }

    /** Whether the sum of hidden counts, each 1 at least, leaves open as much as the threshold for each of them. */
    public boolean mayTellSumOf(List<Long> hidden) {
        long sum = hidden.stream().mapToLong(Long::longValue).sum();
        return hidden.size() >= 2 && sum - hidden.size() >= threshold;
    }

    /** Order of magnitude: equal up to 63, then up to 255, 1023 and so on; a zero comes last, for it protects little. */
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
        // from 1, or 0 where a zero is among them, to the sum less the least of the others
        long width = zero ? sum : sum - cells;
        return cells < 2 || allLargest || width < threshold;
    }
}
