// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.web;

import fr.parvis.activities.ActivityRemarks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Earlier version of the activity, before each correction, the latest first.
 *
 * @param said activity as it stands, or stood when it was taken back
 * @param remarks of other modules
 */
public record HistoryPage(
        String id, String said, boolean cancelled, List<ActivityRemarks.Remark> remarks, List<Step> steps) {

    /** One correction, or the recording. */
    public record Step(
            String title, String when, String who, @Nullable String reason, List<Change> changes) {}

    /** Value of one field before and after. */
    public record Change(String field, String before, String after) {}
}
