// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.util.function.Predicate;

/**
 * An offer on the first page of an account, once its password is chosen. Modules contribute theirs as beans; an account is offered the
 * first that is for it.
 *
 * @param text message key of the sentence
 * @param label message key of the link
 */
public record WelcomeOffer(String address, String text, String label, Predicate<SignedIn> isFor) {}
