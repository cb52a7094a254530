// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Sessions for several at which learners were, by the modules that hold them: with the visits they are how much help came before a change. */
public interface SessionsAttended {

    /** One session at which a learner was. */
    record Attended(UUID learner, LocalDate day, int minutes) {}

    /** Those of the current association on these days, both included; called inside a transaction. */
    List<Attended> between(LocalDate from, LocalDate to);
}
