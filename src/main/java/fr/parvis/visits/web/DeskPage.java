package fr.parvis.visits.web;

import fr.parvis.shell.Problems;

/**
 * The desk as a page.
 *
 * @param point where one is; empty when no point of the association is open
 * @param known what the page that led here knew
 * @param words the client's words as JSON
 */
public record DeskPage(
        VisitForm form, FormChoices choices, Problems problems, String point, KnownBefore known, String words) {}
