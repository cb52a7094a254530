// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

/**
 * Answers below the line that is typed at the desk, from another module: sheets, each with a title, the sentence that answers, papers to bring, forms.
 * One module contributes it as a bean.
 *
 * @param find address to which the text is posted ({@code q}; {@code fini} once it is whole)
 * @param kept address of what a device keeps, to search in it without a network
 */
public record DeskAnswers(String find, String kept) {}
