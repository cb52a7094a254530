// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.domain;

import fr.parvis.activities.Activity;
import java.time.Instant;

/**
 * An activity as the database holds it, with when it was recorded and whether it was taken back.
 *
 * @param elsewhere whether another module keeps it: nobody changes it here
 */
public record RecordedActivity(Activity activity, Instant recordedAt, boolean cancelled, boolean elsewhere) {}
