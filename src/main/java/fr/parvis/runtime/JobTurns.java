// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

/** Says whether this process runs the scheduled jobs, where several serve one database. */
public interface JobTurns {
    boolean areOurs();
}
