// SPDX-License-Identifier: EUPL-1.2
/**
 * Distance to help, commune by commune.
 *
 * <p><b>Purpose</b>: let the network's head see who has nobody near, and try what a new point or tour would change. <b>Owns</b>: no data: all
 * is computed when it is asked for. <b>Does not do</b>: keep points (network) or tours (rounds); nothing that is tried is kept.
 * <b>Events out</b>: none. <b>Reacts to</b>: none.
 */
@ApplicationModule(
        allowedDependencies = {"values", "files", "runtime", "shell", "database", "access", "network", "rounds"})
@NullMarked
package fr.parvis.coverage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
