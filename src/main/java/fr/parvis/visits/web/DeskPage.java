// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.shell.Problems;

/**
 * The desk as a page.
 *
 * @param point point where one is; empty when no point of the association is open
 * @param begun form that is shown until the client has come; of no meaning without a point
 * @param known facts that the page that led here knew
 * @param words the client's words as JSON
 */
public record DeskPage(
        VisitForm form,
        FormChoices choices,
        Problems problems,
        String point,
        DeskBegun begun,
        KnownBefore known,
        String words) {}
