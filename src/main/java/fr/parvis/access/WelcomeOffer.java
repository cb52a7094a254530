package fr.parvis.access;

import java.util.function.Predicate;

/**
 * What an account is offered on its first page, once its password is chosen. Modules contribute theirs as beans; an account is offered the
 * first that is for it.
 *
 * @param text word key of the sentence
 * @param label word key of the link
 */
public record WelcomeOffer(String address, String text, String label, Predicate<SignedIn> isFor) {}
