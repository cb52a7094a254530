package fr.parvis.coverage.domain;

import java.util.List;
import java.util.TreeSet;

/**
 * Classes of shares that the data themselves give, about as many areas in each: fixed ones would paint a country in one colour where
 * nearly everybody, or nearly nobody, lives in a white area.
 *
 * @param limits whole percents, rising; a class holds what is above one and not above the next
 */
public record ShareClasses(List<Integer> limits) {
    private static final int CLASSES = 4;
    private static final int WHOLE = 100;

    /** @param shares 0 to 1; zeros are a class of their own and not counted here */
    public static ShareClasses of(List<Double> shares) {
        var some = shares.stream().filter(share -> share > 0).sorted().toList();
        var limits = new TreeSet<Integer>();
        for (int i = 1; i < CLASSES && !some.isEmpty(); i++) {
            int limit = (int) Math.round(WHOLE * some.get(i * (some.size() - 1) / CLASSES));
            if (limit > 0 && limit < WHOLE) limits.add(limit);
        }
        return new ShareClasses(List.copyOf(limits));
    }

    /** 0 for nobody, then 1 for the lowest class. */
    public int of(double share) {
        if (share <= 0) return 0;
        int found = 1;
        for (int limit : limits) if (share * WHOLE > limit) found++;
        return found;
    }
}
