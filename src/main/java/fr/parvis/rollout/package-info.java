// SPDX-License-Identifier: EUPL-1.2
/**
 * Digital points to open, and those who learn to run them.
 *
 * <p><b>Purpose</b>: see how far the network is on its way to its digital points and to the persons it wants to train and accompany each year,
 * and what keeps a point from opening. <b>Owns</b>: the plan of each new point with its delays, weekly sums by association with a forecast,
 * trainings and entitlements of staff. <b>Does not do</b>: points that are open (network), figures of acts (statistics), progress of learners
 * (skills). <b>Events out</b>: none. <b>Reacts to</b>: none.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "files",
            "runtime",
            "shell",
            "protection",
            "database",
            "audit",
            "access",
            "network",
            "visits",
            "activities",
            "skills",
            "mandates"
        })
@NullMarked
package fr.parvis.rollout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
