// SPDX-License-Identifier: EUPL-1.2
/**
 * Digital autonomy, seen, and what is declared kept apart: everyday gestures on a computer or telephone.
 *
 * <p><b>Purpose</b>: note what somebody does with help, prompted or alone, show them their progress, and measure it honestly. <b>Owns</b>: the
 * gestures and their crosswalk to outside frameworks, learners (a card or a person), assessments and what was observed, what is declared some
 * months after. <b>Does not do</b>: workshops and attendance, cards (sheets), files of persons (people), calls to make (messages).
 * <b>Events out</b>: none. <b>Reacts to</b>: {@link fr.parvis.sheets.CardEnded}, {@link fr.parvis.sheets.VisitJoined}.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "files",
            "runtime",
            "shell",
            "protection",
            "database",
            "audit",
            "access",
            "network",
            "nomenclature",
            "visits",
            "people",
            "messages",
            "sheets",
            "sync"
        })
@NullMarked
package fr.parvis.skills;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
