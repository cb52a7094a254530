// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import org.jspecify.annotations.Nullable;

/** Why a visit is changed after its day, in the words of the one who changes it. */
final class Reason {
    static final int LEAST = 3;
    static final int MOST = 300;

    private Reason() {}

    /** As it is kept: nothing when nothing was said; the database keeps no NUL, and half a surrogate pair is no character. */
    static @Nullable String of(@Nullable String given) {
        if (given == null) return null;
        var text = given.replace("\0", "")
                .replaceAll("[\\uD800-\\uDFFF]", "\uFFFD")
                .strip();
        return text.isEmpty() ? null : text;
    }

    static boolean fits(String reason) {
        int length = reason.codePointCount(0, reason.length());
        return length >= LEAST && length <= MOST;
    }
}
