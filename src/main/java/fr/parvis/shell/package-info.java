// SPDX-License-Identifier: EUPL-1.2
/**
 * The frame of every page.
 *
 * <p><b>Purpose</b>: one look, one voice, one way to answer errors. <b>Owns</b>: words, page frame and components, menu, forms,
 * notices, error pages. <b>Does not do</b>: any business. <b>Events out</b>: none. <b>Reacts to</b>: none.
 */
@ApplicationModule(allowedDependencies = {"values", "limits", "files", "runtime"})
@NullMarked
package fr.parvis.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
