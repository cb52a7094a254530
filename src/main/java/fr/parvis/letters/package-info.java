// SPDX-License-Identifier: EUPL-1.2
/**
 * Letters in somebody's name, from a template to their sending.
 *
 * <p><b>Purpose</b>: a letter that is right, readable and kept, with what became of it. <b>Owns</b>: templates of letters, letters, their
 * numbers, how they went. <b>Does not do</b>: what the case is about and what was answered (cases), to whom one writes (partners).
 * <b>Events out</b>: none. <b>Reacts to</b>: {@link fr.parvis.people.FilesMerged}, {@link fr.parvis.people.MergeUndone},
 * {@link fr.parvis.people.PersonErased}.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "files",
            "files::office",
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
            "partners"
        })
@NullMarked
package fr.parvis.letters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
