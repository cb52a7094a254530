// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

/**
 * Files that somebody opened on a day.
 *
 * @param withoutAct of these, files for which they did nothing around that day
 * @param names persons whose names they saw in lists
 */
public record ReadingsRow(String day, String who, int files, int withoutAct, int names) {}
