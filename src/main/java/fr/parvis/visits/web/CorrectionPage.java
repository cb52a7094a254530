package fr.parvis.visits.web;

import fr.parvis.shell.Problems;

/**
 * The form that corrects a visit.
 *
 * @param cancel address that takes the visit back
 * @param back the day sheet
 */
public record CorrectionPage(
        String id, boolean open, VisitForm form, FormChoices choices, Problems problems, String cancel, String back) {}
