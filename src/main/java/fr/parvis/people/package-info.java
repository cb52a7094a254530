// SPDX-License-Identifier: EUPL-1.2
/**
 * Persons who gave a name because help goes on.
 *
 * <p><b>Purpose</b>: know again who was helped, with the least data, and answer for every reading. <b>Owns</b>: files of persons, how they are
 * reached, notes, consents, household links, merges, the keys that seal. <b>Does not do</b>: what is done for them (cases), anonymous help
 * (visits). <b>Events out</b>: {@link fr.parvis.people.AgreementWithdrawn}, {@link fr.parvis.people.FilesMerged},
 * {@link fr.parvis.people.MergeUndone}, {@link fr.parvis.people.PersonErased}, {@link fr.parvis.people.VisitNamed}, each in the transaction of
 * the act. <b>Reacts to</b>: none.
 */
@ApplicationModule(
        allowedDependencies = {"values", "limits", "files", "runtime", "shell", "database", "audit", "access", "network"
        })
@NullMarked
package fr.parvis.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
