// SPDX-License-Identifier: EUPL-1.2
/**
 * Limits of requests and of heavy work.
 *
 * <p><b>Purpose</b>: keep Parvis answering when somebody asks too often, or many ask for costly things at once. <b>Owns</b>: rate limits by
 * origin, account or device, turns of work that keeps a processor busy. <b>Does not do</b>: decide which route has which limit.
 * <b>Events out</b>: none. <b>Reacts to</b>: none.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.parvis.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
