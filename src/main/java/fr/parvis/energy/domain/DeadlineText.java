// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain;

import fr.parvis.energy.domain.clock.Status;
import fr.parvis.energy.domain.clock.Timeline;

/** The sentences that a case keeps of the deadline of an unpaid bill. */
public interface DeadlineText {
    String step();

    /** Why it is due on its day: the rules that it rests on. */
    String because(Timeline timeline);

    /** Why there is no day. */
    String none(Status status);
}
