// SPDX-License-Identifier: EUPL-1.2
/**
 * Acts: one person, couple or family helped once, and each need met.
 *
 * <p><b>Purpose</b>: record help once, exactly, anonymously. <b>Owns</b>: visits, requests, their notes and their earlier versions, the day
 * sheet, the list of visits, exports. <b>Does not do</b>: figures (statistics), receiving batches (sync). <b>Events out</b>:
 * {@link fr.parvis.visits.VisitRecorded}, {@link fr.parvis.visits.VisitCorrected}, {@link fr.parvis.visits.VisitCancelled}, each in the
 * transaction of the act. <b>Reacts to</b>: none.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "limits",
            "files",
            "files::table",
            "runtime",
            "shell",
            "protection",
            "database",
            "audit",
            "access",
            "network",
            "nomenclature",
            "people",
            "sync"
        })
@NullMarked
package fr.parvis.visits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
