// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.web;

import fr.parvis.shell.Problems;

/** The camera of a case's documents. */
public record ScanPage(
        String caseFile,
        String asked,
        String personName,
        String heaviest,
        long bytes,
        String name,
        Problems problems) {}
