// SPDX-License-Identifier: EUPL-1.2
/**
 * Papers of a case, for as long as they serve it: they are the person's, not ours.
 *
 * <p><b>Purpose</b>: take in a paper by camera, drop or choice, show it to who works on the case, and let go of it. <b>Owns</b>: documents,
 * their sealed bytes in a folder or an S3 store, the rules of what may come in. <b>Does not do</b>: letters that are written here (letters),
 * the case itself (cases). <b>Events out</b>: none. <b>Reacts to</b>: {@link fr.parvis.cases.CaseClosed},
 * {@link fr.parvis.cases.CaseReopened}, {@link fr.parvis.people.PersonErased}; a merge of files needs nothing: documents hang on the case, and
 * the case moves.
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
            "visits",
            "people",
            "cases"
        })
@NullMarked
package fr.parvis.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
