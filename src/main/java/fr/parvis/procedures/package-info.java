// SPDX-License-Identifier: EUPL-1.2
/**
 * The official sheets on rights and procedures, found by the words that people say.
 *
 * <p><b>Purpose</b>: from what somebody says to the right sheet, with the papers to bring, in one press. <b>Owns</b>: sheets and their
 * editions, plain words, notes of associations, links from themes, counts of use, sheets noted on requests. <b>Does not do</b>: what is
 * printed for a person (sheets), what a visit was (visits). <b>Events out</b>: none. <b>Reacts to</b>: none.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "runtime",
            "shell",
            "database",
            "audit",
            "access",
            "network",
            "nomenclature",
            "people",
            "visits",
            "sheets"
        })
@NullMarked
package fr.parvis.procedures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
