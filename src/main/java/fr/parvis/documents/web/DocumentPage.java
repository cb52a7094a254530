// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.web;

import fr.parvis.shell.Problems;
import org.jspecify.annotations.Nullable;

/**
 * One document.
 *
 * @param state ready, waiting or refused
 * @param preview whether there is a picture of it
 * @param leaves day on which it goes away, in words
 * @param kept keeper, day and reason; null for one that goes away with its case
 * @param why as it was typed
 */
public record DocumentPage(
        String id,
        String name,
        String about,
        String caseFile,
        String asked,
        String personName,
        boolean discreet,
        String state,
        boolean readable,
        boolean preview,
        String leaves,
        @Nullable String kept,
        String why,
        Problems problems) {}
