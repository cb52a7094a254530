// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.protection;

import java.nio.charset.StandardCharsets;

/** Rules of small counts with a key that tests know. */
public final class SmallCountsFixtures {
    private SmallCountsFixtures() {}

    public static SmallCounts of(int threshold) {
        return new SmallCounts(threshold, order("a key of tests"));
    }

    public static SecretOrder order(String key) {
        var bytes = key.getBytes(StandardCharsets.UTF_8);
        return new SecretOrder(() -> bytes);
    }
}
