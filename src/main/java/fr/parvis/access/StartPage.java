// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.util.function.Predicate;

/** A page on which accounts begin after signing in. Modules contribute theirs as beans; an account begins on the first that is for it. */
public record StartPage(int order, String address, Predicate<SignedIn> isFor) {}
