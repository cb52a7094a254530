// SPDX-License-Identifier: EUPL-1.2
/**
 * Reports for those who pay or decide: the whole at one press, from templates, frozen once it is sent.
 *
 * <p><b>Purpose</b>: nobody copies figures into a document. <b>Owns</b>: templates of reports, reports, what was sent of them.
 * <b>Does not do</b>: figures (indicators), acts. <b>Events out</b>: none. <b>Reacts to</b>: none.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "files",
            "files::office",
            "runtime",
            "shell",
            "protection",
            "database",
            "audit",
            "access",
            "network",
            "nomenclature",
            "contracts",
            "indicators"
        })
@NullMarked
package fr.parvis.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
