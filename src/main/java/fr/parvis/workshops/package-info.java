// SPDX-License-Identifier: EUPL-1.2
/**
 * Workshops: what is taught, when and where, who comes.
 *
 * <p><b>Purpose</b>: plan cycles of sessions, give each seat once, fill those that become free. <b>Owns</b>: the catalogue, rooms, cycles,
 * sessions and enrolments, who was there, documents of what a workshop needs. <b>Does not do</b>: paths and assessments (skills), cards
 * (sheets), files of persons (people), checks of papers (documents), sending (messages), figures (activities counts a session, as any act
 * without a visitor). <b>Events out</b>: none. <b>Reacts to</b>: none: cards and files that end are followed by skills, whose learners are
 * enrolled.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "limits",
            "files",
            "files::table",
            "runtime",
            "shell",
            "database",
            "audit",
            "access",
            "network",
            "nomenclature",
            "visits",
            "people",
            "cases",
            "documents",
            "sheets",
            "sync",
            "skills",
            "messages",
            "activities",
            "rota"
        })
@NullMarked
package fr.parvis.workshops;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
