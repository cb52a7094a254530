// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain.measure;

/**
 * Help that came to a learner between their first assessment and a later one.
 *
 * @param times visits on the learner's card and sessions attended
 * @param minutes of the requests of those visits, and of those sessions
 */
public record HelpBetween(int times, int minutes) {}
