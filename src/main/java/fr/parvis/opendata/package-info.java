// SPDX-License-Identifier: EUPL-1.2
/**
 * Open data: what the network knows of its points and tours, for other services; and what others know of them, proposed to the network.
 *
 * <p><b>Purpose</b>: give points, tours, workshops and monthly figures out as open data in the standards that others read, and bring
 * differences with such a feed before a person. <b>Owns</b>: the feeds given out, the feeds followed, what they propose and what was decided.
 * <b>Does not do</b>: points, tours, workshops and figures themselves (network, rounds, workshops, statistics). <b>Events out</b>: none.
 * <b>Reacts to</b>: none.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "files",
            "runtime",
            "shell",
            "database",
            "audit",
            "access",
            "network",
            "network::standard",
            "rounds",
            "publicsite",
            "statistics",
            "workshops"
        })
@NullMarked
package fr.parvis.opendata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
