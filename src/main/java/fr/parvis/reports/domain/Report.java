// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report of an association: what its maker chose and wrote and, once it is frozen, all of it as it was.
 *
 * @param extent as {@link ReportExtents} says it
 * @param operator code of the operator whose requests are counted; null for all
 * @param texts by the id of their part
 * @param follows the version that it replaces
 * @param revision grows at each change, so that two who write at once are told
 */
public record Report(
        UUID id,
        String template,
        ReportPeriod period,
        String extent,
        @Nullable String operator,
        String title,
        Map<String, String> texts,
        Set<String> leftOut,
        int version,
        @Nullable UUID follows,
        UUID madeBy,
        Instant madeAt,
        int revision,
        @Nullable Frozen frozen) {

    static final int LONGEST_TITLE = 160;
    static final int LONGEST_TEXT = 4_000;

    /** @param sha256 of the model, in hexadecimal digits */
    public record Frozen(String sha256, UUID by, Instant at) {}

    /**
     * A mail with a frozen report.
     *
     * @param address null once it is forgotten
     * @param gone false while nobody knows whether the server took it
     */
    public record Sending(
            UUID id,
            UUID report,
            String recipient,
            @Nullable String address,
            UUID by,
            Instant at,
            boolean gone) {}
}
