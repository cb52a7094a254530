// SPDX-License-Identifier: EUPL-1.2
/**
 * The network's code lists and what they count as elsewhere.
 *
 * <p><b>Purpose</b>: one common, dated vocabulary, so that an act recorded once can be counted under every outside list. <b>Owns</b>: themes,
 * operators, act levels, presences, directions, results, age bands, genders, situations, languages; outside lists and the crosswalks to them.
 * <b>Does not do</b>: count acts (visits, statistics), the lines of a partner's contract (partners). <b>Events out</b>:
 * {@link fr.parvis.nomenclature.ThemeMoved}, in the transaction of the change. <b>Reacts to</b>: none.
 */
@ApplicationModule(allowedDependencies = {"values", "shell", "database", "audit", "access"})
@NullMarked
package fr.parvis.nomenclature;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
