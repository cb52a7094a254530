// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.domain;

import fr.parvis.activities.Activities;
import fr.parvis.activities.Activity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Implements {@link Activities} by the use cases of this package. */
@Component
class ActivityBook implements Activities {
    private final RecordActivity recordActivity;
    private final CorrectActivity correctActivity;
    private final CancelActivity cancelActivity;
    private final GiveActivityBack giveActivityBack;
    private final KeepForOthers keepForOthers;

    ActivityBook(
            RecordActivity recordActivity,
            CorrectActivity correctActivity,
            CancelActivity cancelActivity,
            GiveActivityBack giveActivityBack,
            KeepForOthers keepForOthers) {
        this.keepForOthers = keepForOthers;
        this.giveActivityBack = giveActivityBack;
        this.recordActivity = recordActivity;
        this.correctActivity = correctActivity;
        this.cancelActivity = cancelActivity;
    }

    @Override
    public Outcome record(Activity activity) {
        return recordActivity.handle(activity);
    }

    @Override
    public Outcome correct(Activity activity, @Nullable String reason) {
        return correctActivity.handle(activity, reason);
    }

    @Override
    public Outcome cancel(UUID activity, int version, @Nullable String reason) {
        return cancelActivity.handle(activity, version, reason);
    }

    @Override
    public Outcome giveBack(UUID activity) {
        return giveActivityBack.handle(activity);
    }

    @Override
    public void keep(Activity activity) {
        keepForOthers.keep(activity);
    }

    @Override
    public void drop(UUID activity) {
        keepForOthers.drop(activity);
    }
}
