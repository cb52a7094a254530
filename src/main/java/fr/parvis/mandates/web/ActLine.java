// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

/**
 * Something that was done for a person, as lists show it.
 *
 * @param irregular reason why there was no authority; empty when there was
 * @param person person of the act; empty under a mandate
 * @param toSee whether who leads has yet to take note
 */
public record ActLine(
        String id,
        String when,
        String what,
        String facts,
        String irregular,
        String person,
        String personHref,
        boolean toSee) {}
