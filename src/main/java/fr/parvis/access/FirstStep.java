// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One of the few things that a new network or association needs before it works. Modules contribute theirs as beans; the home page of whoever
 * sets it up lists them until the last is done, which needs the others.
 *
 * @param text message key
 * @param address address of its page
 * @param done whether it is, for the association, or the network, of who asks
 */
public record FirstStep(int order, String text, Function<SignedIn, String> address, Predicate<SignedIn> done) {}
