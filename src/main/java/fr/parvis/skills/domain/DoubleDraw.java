// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import java.util.UUID;

/** Draws which observations a colleague is asked to see, too: by their identifiers alone, so that asking twice draws the same. */
final class DoubleDraw {
    private DoubleDraw() {}

    /** @param oneIn number of observations that one is drawn from */
    static boolean drawn(UUID assessment, String gesture, int oneIn) {
        long mixed = assessment.getMostSignificantBits() ^ Long.rotateLeft(assessment.getLeastSignificantBits(), 32);
        for (int i = 0; i < gesture.length(); i++) mixed = mix(mixed + gesture.charAt(i));
        return Math.floorMod(mix(mixed), oneIn) == 0;
    }

    /** The finalizer of MurmurHash3. */
    private static long mix(long h) {
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
