// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.web;

import fr.parvis.activities.ActivityRemarks;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An activity being put right.
 *
 * @param open whether it can be changed at all
 * @param why whether a reason is asked for
 * @param days number of days back it can be
 * @param remarks of other modules
 * @param cancelling values of the form that takes it back, when they were refused
 * @param history address of what it said before; null when it was never corrected
 */
public record ActivityPage(
        String id,
        String said,
        boolean open,
        boolean why,
        int days,
        List<ActivityRemarks.Remark> remarks,
        ActivityForm form,
        ActivityChoices choices,
        Problems problems,
        String cancel,
        FilledForm cancelling,
        @Nullable String history) {}
