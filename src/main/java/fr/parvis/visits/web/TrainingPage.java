// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

/**
 * The training at the desk.
 *
 * @param deskWords the words of the desk's client, as they may stand in a page
 * @param words those of the training
 */
public record TrainingPage(String deskWords, String words) {}
