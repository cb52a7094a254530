// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import java.util.List;

/**
 * Content of a paper of a visit: to the household, or to somebody whom the person lets read it.
 *
 * @param parts findings, in the order of the checklist
 * @param left equipment, with how many
 * @param gestures those chosen, each with what it may save
 * @param next persons who come next, and when
 */
public record Paper(
        String place,
        String personName,
        String day,
        String today,
        List<HomePage.Alert> alerts,
        List<Seen> parts,
        List<String> left,
        List<Gesture> gestures,
        List<String> next,
        String expected,
        String price,
        String agreement) {

    public record Seen(String title, List<HomePage.Said> said) {}

    public record Gesture(String title, String worth) {}
}
