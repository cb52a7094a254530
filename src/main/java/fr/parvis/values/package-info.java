// SPDX-License-Identifier: EUPL-1.2
/**
 * Small value types that all modules share.
 *
 * <p><b>Purpose</b>: one type for each everyday value, read, compared and stored in one way. <b>Owns</b>: identifiers, periods, telephone
 * numbers, folded texts, codes that people type, hashes, problems and outcomes. <b>Does not do</b>: anything of a request or a page.
 * <b>Events out</b>: none. <b>Reacts to</b>: none.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.parvis.values;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
