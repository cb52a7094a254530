// SPDX-License-Identifier: EUPL-1.2
/**
 * The line of the whole network: promises to call somebody back, and who calls.
 *
 * <p><b>Purpose</b>: keep each promise to call back, by a mediator who is free, speaks the language and knows the subject. <b>Owns</b>:
 * promises and their numbers, offers, attempts, who may answer and who is on the line. <b>Does not do</b>: what is done for the person
 * (visits), telephony itself: a telephone system reports missed calls, a mediator dials. <b>Events out</b>:
 * {@link fr.parvis.hotline.CallEnded}. <b>Reacts to</b>: none.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "limits",
            "files",
            "runtime",
            "shell",
            "database",
            "audit",
            "access",
            "network",
            "nomenclature",
            "people",
            "visits",
            "appointments",
            "rota",
            "messages"
        })
@NullMarked
package fr.parvis.hotline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
